import type { Audit } from './audit';
import type { Outcome, Reply, Segmind } from './segmind';
import { reset } from './segmind';
import { Actor } from './stage';
import type { Stage } from './stage';

/** Looks like no key that a pattern would know: only who holds it can keep it out of a text. */
export const secret = 'the-key-of-this-world-51';

export const endpoints = {
  apiBaseUrl: 'https://api.segmind.com',
  uploadUrl: 'https://workflows-api.segmind.com/upload-asset',
};

const hosts: Readonly<Record<string, readonly string[]>> = {
  'images.example': ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'],
  // A public name of a private place.
  'internal.example': ['10.0.0.7'],
};

/** What lies between the windows and Segmind. */
export class Network {
  readonly #stage: Stage;
  readonly #segmind: Segmind;
  readonly #audit: Audit;
  /** What has left goes on without its sender. */
  readonly #wire = new Actor('wire');

  constructor(stage: Stage, segmind: Segmind, audit: Audit) {
    this.#stage = stage;
    this.#segmind = segmind;
    this.#audit = audit;
  }

  resolveHost(actor: Actor, host: string): Promise<readonly string[]> {
    const { trouble } = this.#segmind;
    return this.#stage.do(actor, 'look up host', 20, () => {
      const addresses = hosts[host];
      // Only of the public one: what cannot be looked up is left to a proxy, on purpose.
      const isLost = host === 'images.example' && this.#stage.dice.below(20) < trouble;
      if (addresses === undefined || isLost) {
        throw new Error(`getaddrinfo ENOTFOUND ${host}`);
      }
      return addresses;
    });
  }

  fetchOf(actor: Actor): typeof globalThis.fetch {
    return async (input, init = {}) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const signal = init.signal ?? undefined;
      const isWithKey = this.#audit.onRequest(url, init);
      const path = url.pathname;
      if (init.method === 'POST' && url.origin === endpoints.apiBaseUrl) {
        return this.#post(actor, typeof init.body === 'string' ? init.body : '', signal);
      }
      const follow = /^\/v2\/requests\/([^/]+)(\/status)?$/.exec(path);
      const id = follow?.[1] ?? '';
      const [name, effect, delay]: readonly [string, () => Outcome, number] =
        init.method === 'POST'
          ? ['upload', () => this.#segmind.upload(), 500]
          : follow === null
            ? ['download', () => this.#segmind.picture(path), 400]
            : follow[2] === undefined
              ? ['result', () => this.#segmind.result(id, secret), 300]
              : ['look', () => this.#segmind.look(id), 300];
      // Wi-Fi that asks for a log-in redirects whatever passes by.
      const isCaptured = isWithKey && this.#stage.dice.below(60) < this.#segmind.trouble;
      const outcome = await this.#stage.do(
        actor,
        name,
        delay,
        () => (isCaptured ? this.#captured(url, init, id) : effect()),
        signal,
      );
      return this.#deliver(actor, outcome, signal);
    };
  }

  async #post(actor: Actor, body: string, signal: AbortSignal | undefined): Promise<Response> {
    const fate = this.#segmind.nextFate();
    const post = this.#audit.onPost(body, actor);
    let order: ReturnType<Segmind['arrive']>;
    const isLate = fate.kind === 'arrivesLate';
    await this.#stage.do(
      actor,
      `POST (${fate.kind}) leaves`,
      0,
      () => {
        post.hasLeft = true;
        void this.#stage.do(
          this.#wire,
          `POST (${fate.kind}) arrives`,
          isLate ? 90_000 : fate.latency / 2,
          () => {
            order = this.#segmind.arrive(post.key, fate);
            post.order = order;
          },
        );
      },
      signal,
    );
    const wait = fate.kind.startsWith('finished') && this.#segmind.isSync ? fate.duration : fate.latency / 2;
    const outcome = await this.#stage.do(
      actor,
      `POST (${fate.kind}) answered`,
      fate.latency / 2 + wait + (isLate ? 200_000 : 0),
      () => this.#segmind.answer(post, order, fate, secret),
      signal,
    );
    if (post.hasAnswer) {
      post.heardAt = this.#stage.steady;
    }
    return this.#deliver(actor, outcome, signal);
  }

  #captured(url: URL, { redirect, headers }: RequestInit, id: string): Outcome {
    if (redirect !== 'error') {
      this.#audit.onRequest(
        new URL('https://portal.example/login'),
        headers === undefined ? {} : { headers },
      );
    }
    this.#stage.tell(`  ${url.pathname} is redirected to a portal`);
    this.#segmind.faults += 1;
    const order = this.#audit.orders.get(id);
    if (order !== undefined) {
      order.troubles += 1;
    }
    return reset();
  }

  #deliver(actor: Actor, outcome: Outcome, signal: AbortSignal | undefined): Response {
    if (outcome.kind === 'none') {
      throw outcome.error;
    }
    const { status, headers } = outcome.reply;
    const isEmpty = status === 302;
    return new Response(isEmpty ? null : this.#bodyOf(actor, outcome.reply, signal), {
      status,
      ...(headers === undefined ? {} : { headers }),
    });
  }

  #bodyOf(
    actor: Actor,
    { body, end }: Reply,
    signal: AbortSignal | undefined,
  ): string | ReadableStream<Uint8Array> {
    if (end === undefined && typeof body === 'string') {
      return body;
    }
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const half = bytes.length >> 1;
    const parts = [bytes.subarray(0, half), bytes.subarray(half)].filter(({ length }) => length > 0);
    let next = 0;
    const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
      const part = parts[next];
      next += 1;
      if (part !== undefined) {
        controller.enqueue(new Uint8Array(part));
      } else if (end === 'stall') {
        await new Promise(() => {});
      } else if (end === 'reset') {
        await this.#stage.do(actor, 'reset in mid-answer', 100, () => {}, signal);
        const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
        controller.error(new TypeError('terminated', { cause }));
      } else {
        controller.close();
      }
    };
    return new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
  }
}
