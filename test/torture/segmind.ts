import type { Audit, Order, Post } from './audit';
import { retention } from './audit';
import { absurdPicture, pictureOf } from './picture';
import type { Stage } from './stage';

/** What becomes of a POST. Latency and duration in ms. */
export interface PostFate {
  readonly kind: PostKind;
  readonly latency: number;
  readonly duration: number;
  readonly isFailing: boolean;
  /** So many looks get a 404 before the word has got around. */
  readonly notFound: number;
  /** What its result says before it tells the truth. */
  readonly lies: readonly Lie[];
  /** How the first downloads of its picture break off. */
  readonly downloads: readonly BrokenDownload[];
}

/** A download that ends after so many bytes. */
export interface BrokenDownload {
  readonly length: number;
  readonly end: (typeof downloadEnds)[number];
}

/** `quiet`: as if that were all. */
export const downloadEnds = ['cut', 'reset', 'stall', 'quiet'] as const;

export const postKinds = [
  'finished',
  'finishedNameless',
  'answerLost',
  'answerCut',
  'answerStalls',
  'answerIsNonsense',
  'lostOnTheWay',
  'arrivesLate',
  'acceptedWith502',
  'neverSent',
  'limited',
  'refused',
  'redirected',
] as const;

export type PostKind = 'accepted' | (typeof postKinds)[number];

export const lies = [
  'private',
  'plain',
  'nowhere',
  'empty',
  'markup',
  'absurd',
  'unauthorized',
  'redirect',
  'key',
] as const;
export type Lie = (typeof lies)[number];

const smooth: PostFate = {
  kind: 'accepted',
  latency: 800,
  duration: 20_000,
  isFailing: false,
  notFound: 0,
  lies: [],
  downloads: [],
};

/** An answer as it goes over the wire. */
export interface Reply {
  readonly status: number;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** What ends the body before its time. */
  readonly end?: 'cut' | 'reset' | 'stall';
}

export type Outcome =
  { readonly kind: 'reply'; readonly reply: Reply } | { readonly kind: 'none'; readonly error: Error };

/** A Segmind that all windows ask: it bills, forgets after an hour, and the way there and back is not to be trusted. */
export class Segmind {
  /** Fates of the POSTs to come. */
  fates: PostFate[] = [];
  /** Of ten answers to anything but a POST, so many go wrong. */
  trouble = 0;
  faults = 0;
  isSync = false;
  readonly #stage: Stage;
  readonly #audit: Audit;
  readonly #lies = new Map<string, Lie[]>();
  readonly #breaks = new Map<string, BrokenDownload[]>();

  constructor(stage: Stage, audit: Audit) {
    this.#stage = stage;
    this.#audit = audit;
  }

  nextFate(): PostFate {
    return this.fates.shift() ?? smooth;
  }

  /** A POST has arrived; the order that comes of it, if one does. */
  arrive(key: string, fate: PostFate): Order | undefined {
    switch (fate.kind) {
      case 'lostOnTheWay':
      case 'neverSent':
      case 'limited':
      case 'refused':
      case 'redirected':
        return undefined;
      case 'accepted':
      case 'finished':
      case 'finishedNameless':
      case 'answerLost':
      case 'answerCut':
      case 'answerStalls':
      case 'answerIsNonsense':
      case 'arrivesLate':
      case 'acceptedWith502': {
        const order: Order = {
          id: `r${this.#audit.orders.size + 1}`,
          key,
          acceptedAt: this.#stage.real,
          completesAt: this.#stage.real + fate.duration,
          isFailing: fate.isFailing && fate.kind === 'accepted',
          notFoundLeft: fate.notFound,
          troubles: 0,
          chance: 0,
          wasForsaken: false,
          lastChance: 0,
        };
        this.#audit.orders.set(order.id, order);
        this.#lies.set(order.id, [...fate.lies]);
        this.#breaks.set(order.id, [...fate.downloads]);
        return order;
      }
    }
  }

  /** What the sender gets to hear. */
  answer(post: Post, order: Order | undefined, fate: PostFate, secret: string): Outcome {
    if (fate.kind !== 'accepted' && fate.kind !== 'finished') {
      this.faults += 1;
    }
    switch (fate.kind) {
      case 'accepted':
      case 'finished':
      case 'finishedNameless':
        return order === undefined ? reset() : this.#accept(post, order, fate.kind);
      case 'answerCut':
        return reply({
          status: 200,
          body: '{"request_id": "r',
          end: 'cut',
          headers: { 'content-length': '200' },
        });
      case 'answerStalls':
        return reply({ status: 200, body: '{"requ', end: 'stall' });
      case 'answerIsNonsense':
        return reply({ status: 200, body: `<html><title>Welcome</title>${secret}</html>` });
      case 'acceptedWith502':
        return reply({ status: 502, body: '<html><title>502 Bad Gateway</title></html>' });
      case 'answerLost':
      case 'lostOnTheWay':
      case 'arrivesLate':
        return reset();
      case 'neverSent':
        post.isHarmless = true;
        return none('getaddrinfo ENOTFOUND api.segmind.com', { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
      case 'redirected':
        // Whatever that was, it was no order; but nobody here can know.
        return none('unexpected redirect', {});
      case 'limited':
        post.isHarmless = true;
        return reply({
          status: 429,
          body: '{"error": "Too many requests"}',
          headers: { 'retry-after': String(Math.ceil(fate.duration / 1_000)) },
        });
      case 'refused':
        post.isHarmless = true;
        return reply({ status: 406, body: JSON.stringify({ error: `Not enough credits for ${secret}` }) });
    }
  }

  #accept(post: Post, order: Order, kind: 'accepted' | 'finished' | 'finishedNameless'): Outcome {
    post.hasAnswer = true;
    const isNameless = kind === 'finishedNameless';
    if (kind !== 'accepted' && this.isSync) {
      return reply({
        status: 200,
        body: pictureOf(order.id),
        headers: { 'content-type': 'image/png', ...(isNameless ? {} : { 'x-request-id': order.id }) },
      });
    }
    return isNameless
      ? json(200, { status: 'COMPLETED', output: addressOf(order) })
      : json(200, { request_id: order.id, status: 'QUEUED' });
  }

  look(id: string): Outcome {
    return this.#aboutRequest(id, (order) =>
      order.completesAt > this.#stage.real
        ? json(200, { request_id: id, status: order.completesAt % 2 === 0 ? 'PROCESSING' : 'PONDERING' })
        : order.isFailing
          ? json(422, { request_id: id, status: 'FAILED', error: 'The model failed' })
          : json(200, { request_id: id, status: 'COMPLETED' }),
    );
  }

  result(id: string, secret: string): Outcome {
    return this.#aboutRequest(id, (order) => {
      if (order.completesAt > this.#stage.real) {
        return json(200, { request_id: id, status: 'PROCESSING' });
      }
      if (order.isFailing) {
        return json(422, { request_id: id, status: 'FAILED', error: 'The model failed' });
      }
      const completed = (output: unknown): Outcome =>
        json(200, {
          request_id: id,
          status: 'COMPLETED',
          output,
          metrics: { cost: 0.04, inference_time: 3.5 },
        });
      const lie = this.#lies.get(id)?.shift();
      if (lie !== undefined) {
        order.troubles += 5;
        this.faults += 1;
        this.#stage.tell(`  Segmind lies: ${lie}`);
      }
      switch (lie) {
        case 'private':
          return completed('https://169.254.169.254/latest/meta-data');
        case 'plain':
          return completed(`http://images.example/${id}.png`);
        case 'nowhere':
          return completed('https://internal.example/secret.png');
        case 'empty':
          return completed([]);
        case 'markup':
          return completed(`https://images.example/markup/${id}.png`);
        case 'absurd':
          return completed(`data:image/png;base64,${Buffer.from(absurdPicture()).toString('base64')}`);
        case 'unauthorized':
          return json(401, { error: `Invalid API key ${secret}` });
        case 'redirect':
          return completed(`https://images.example/redirect/${id}.png`);
        case 'key':
          return completed(`https://images.example/${id}.png?k=${secret}`);
        case undefined:
          return order.completesAt % 5 === 0
            ? completed(`data:image/png;base64,${Buffer.from(pictureOf(id)).toString('base64')}`)
            : completed(addressOf(order));
      }
    });
  }

  upload(): Outcome {
    return this.#stumble(undefined) ?? json(200, { file_urls: ['https://images.example/upload.png'] });
  }

  picture(path: string): Outcome {
    const id = /(r\d+)\.png$/.exec(path)?.[1] ?? '';
    return this.#about(id, (order) => {
      if (path.includes('/markup/')) {
        return reply({
          status: 200,
          body: '<svg onload="alert(1)"/>',
          headers: { 'content-type': 'image/png' },
        });
      }
      if (path.includes('/redirect/')) {
        return reply({ status: 302, body: '', headers: { location: 'http://127.0.0.1:8080/admin' } });
      }
      const bytes = pictureOf(id);
      const broken = this.#breaks.get(id)?.shift() ?? this.#chanceBreak(bytes.length);
      if (broken === undefined) {
        return reply({ status: 200, body: bytes, headers: { 'content-type': 'image/png' } });
      }
      order.troubles += 1;
      this.faults += 1;
      const { length, end } = broken;
      return reply({
        status: 200,
        body: bytes.subarray(0, Math.min(length, bytes.length - 1)),
        headers: {
          'content-type': 'image/png',
          ...(end === 'cut' ? { 'content-length': String(bytes.length) } : {}),
        },
        ...(end === 'quiet' ? {} : { end }),
      });
    });
  }

  #chanceBreak(length: number): BrokenDownload | undefined {
    const { dice } = this.#stage;
    return dice.below(20) < this.trouble
      ? { length: dice.below(length), end: downloadEnds[dice.below(4)] ?? 'quiet' }
      : undefined;
  }

  /** The word of a request has to get around; the picture is there when its address is told. */
  #aboutRequest(id: string, tell: (order: Order) => Outcome): Outcome {
    return this.#about(id, (order) => {
      if (order.notFoundLeft === 0) {
        return tell(order);
      }
      order.notFoundLeft -= 1;
      order.troubles += 1;
      this.faults += 1;
      return json(404, { error: 'Request not found' });
    });
  }

  #about(id: string, tell: (order: Order) => Outcome): Outcome {
    const order = this.#audit.orders.get(id);
    const stumble = this.#stumble(order);
    if (stumble !== undefined) {
      return stumble;
    }
    if (order === undefined || this.#stage.real - order.acceptedAt > retention) {
      return json(404, { error: 'Request not found' });
    }
    return tell(order);
  }

  #stumble(order: Order | undefined): Outcome | undefined {
    const { dice } = this.#stage;
    if (dice.below(10) >= this.trouble) {
      return undefined;
    }
    this.faults += 1;
    if (order !== undefined) {
      order.troubles += 1;
    }
    switch (dice.below(7)) {
      case 0:
        return reset();
      case 1:
        return reply({ status: 503, body: 'Service Unavailable' });
      case 2:
        return reply({ status: 429, body: '{"error": "slow down"}', headers: { 'retry-after': '15' } });
      case 3:
        if (order !== undefined) {
          // Where a picture should be, this is final until a person says otherwise.
          order.troubles += 5;
        }
        return reply({ status: 200, body: '<html>Please log in to the network</html>' });
      case 4:
        return reply({ status: 200, body: '{"status": "COMPL', end: 'reset' });
      case 5:
        return json(500, { message: 'Internal server error' });
      default:
        return reply({ status: 200, body: '', end: 'stall' });
    }
  }
}

export function reset(): Outcome {
  return none('read ECONNRESET', { code: 'ECONNRESET', syscall: 'read' });
}

export function none(message: string, traits: object): Outcome {
  const cause = Object.assign(new Error(message), traits);
  return { kind: 'none', error: new TypeError('fetch failed', { cause }) };
}

function json(status: number, value: unknown): Outcome {
  return reply({ status, body: JSON.stringify(value), headers: { 'content-type': 'application/json' } });
}

function reply(value: Reply): Outcome {
  return { kind: 'reply', reply: value };
}

function addressOf({ id }: Order): string {
  return `https://images.example/${id}.png?signature=abc`;
}
