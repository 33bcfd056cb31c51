import type {
  Credits,
  ImageService,
  Look,
  RemoteResult,
  ResultLook,
  Submission,
  SubmitRequest,
} from '../../src/core/ports/imageService';
import type { ByteSink } from '../../src/core/ports/byteSink';
import { QwenImageError } from '../../src/core/qwenImageError';
import type { Audit, Order, Post } from './audit';
import { keyOf, retention } from './audit';
import { pictureOf } from './diskPictures';
import type { Actor, Stage } from './stage';

/** What becomes of a POST. Latency and duration in ms. */
export interface PostFate {
  readonly kind:
    | 'accepted'
    | 'finished'
    | 'finishedNameless'
    | 'answerLost'
    | 'lostOnTheWay'
    | 'acceptedWith500'
    | 'neverSent'
    | 'limited'
    | 'refused';
  readonly latency: number;
  readonly duration: number;
  readonly isFailing: boolean;
  readonly notFound: number;
}

const smooth: PostFate = { kind: 'accepted', latency: 800, duration: 20_000, isFailing: false, notFound: 0 };

/** A Segmind that all windows ask: it bills, forgets after an hour, and the way there and back is not to be trusted. */
export class Segmind {
  /** Fates of the POSTs to come. */
  fates: PostFate[] = [];
  /** Of ten answers to anything but a POST, so many go wrong. */
  trouble = 0;
  faults = 0;
  readonly #stage: Stage;
  readonly #audit: Audit;

  constructor(stage: Stage, audit: Audit) {
    this.#stage = stage;
    this.#audit = audit;
  }

  serviceFor(actor: Actor): ImageService {
    return {
      submit: (request, signal) => this.#submit(actor, request, signal),
      look: (id, signal) => this.#look(actor, id, signal),
      result: (id, signal) => this.#result(actor, id, signal),
      upload: () =>
        this.#stage.do(actor, 'upload', 500, () => {
          this.#stumble(undefined);
          return 'https://images.example/upload.png';
        }),
      download: (url, sink, signal) => this.#download(actor, url, sink, signal),
      credits: (): Promise<Credits> => Promise.resolve({ credits: 1, freeCredits: 0 }),
    };
  }

  async #submit(actor: Actor, request: SubmitRequest, signal: AbortSignal): Promise<Submission> {
    const key = keyOf(request);
    const post = this.#audit.onPost(key, actor);
    const fate = this.fates.shift() ?? smooth;
    const order = await this.#stage.do(
      actor,
      `POST (${fate.kind})`,
      fate.latency / 2,
      () => (post.order = this.#arrive(key, fate)),
      signal,
    );
    const wait = fate.kind.startsWith('finished') ? fate.duration : fate.latency / 2;
    return this.#stage.do(
      actor,
      `POST (${fate.kind}) answered`,
      wait,
      () => this.#answer(post, order, fate),
      signal,
    );
  }

  #arrive(key: string, fate: PostFate): Order | undefined {
    switch (fate.kind) {
      case 'lostOnTheWay':
      case 'neverSent':
      case 'limited':
      case 'refused':
        return undefined;
      case 'accepted':
      case 'finished':
      case 'finishedNameless':
      case 'answerLost':
      case 'acceptedWith500': {
        const order: Order = {
          id: `r${this.#audit.orders.size + 1}`,
          key,
          acceptedAt: this.#stage.real,
          completesAt: this.#stage.real + fate.duration,
          isFailing: fate.isFailing && fate.kind === 'accepted',
          isNameless: fate.kind === 'finishedNameless',
          notFoundLeft: fate.notFound,
          troubles: 0,
          chance: 0,
        };
        this.#audit.orders.set(order.id, order);
        return order;
      }
    }
  }

  #answer(post: Post, order: Order | undefined, fate: PostFate): Submission {
    if (fate.kind !== 'accepted') {
      this.faults += 1;
    }
    if (order === undefined || fate.kind === 'answerLost' || fate.kind === 'acceptedWith500') {
      post.isHarmless = ['neverSent', 'limited', 'refused'].includes(fate.kind);
      throw this.#postError(fate);
    }
    post.isHeard = true;
    switch (fate.kind) {
      case 'finished':
        return { kind: 'finished', requestId: order.id, result: inline(order) };
      case 'finishedNameless':
        return { kind: 'finished', result: inline(order) };
      case 'accepted':
      case 'lostOnTheWay':
      case 'neverSent':
      case 'limited':
      case 'refused':
        return { kind: 'accepted', requestId: order.id };
    }
  }

  #postError(fate: PostFate): QwenImageError {
    switch (fate.kind) {
      case 'neverSent':
        return new QwenImageError('network', { delivery: 'neverSent' });
      case 'limited':
        return new QwenImageError('rateLimited', {
          delivery: 'answered',
          retryAt: this.#stage.wall + fate.duration,
        });
      case 'refused':
        return new QwenImageError('noCredits', { delivery: 'answered' });
      case 'acceptedWith500':
        return new QwenImageError('server', { delivery: 'unknown', status: 502 });
      case 'accepted':
      case 'finished':
      case 'finishedNameless':
      case 'answerLost':
      case 'lostOnTheWay':
        return new QwenImageError('network', { delivery: 'unknown', detail: 'reset' });
    }
  }

  #look(actor: Actor, id: string, signal: AbortSignal): Promise<Look> {
    return this.#stage.do(
      actor,
      `look at ${id}`,
      300,
      (): Look => {
        const order = this.#find(id);
        if (order.completesAt > this.#stage.real) {
          return { kind: 'running', remote: { kind: 'processing' } };
        }
        return order.isFailing
          ? { kind: 'failed', failure: { code: 'server', detail: '' } }
          : { kind: 'completed' };
      },
      signal,
    );
  }

  #result(actor: Actor, id: string, signal: AbortSignal): Promise<ResultLook> {
    return this.#stage.do(
      actor,
      `result of ${id}`,
      300,
      (): ResultLook => {
        const order = this.#find(id);
        if (order.completesAt > this.#stage.real) {
          return { kind: 'running', remote: { kind: 'processing' } };
        }
        if (order.isFailing) {
          return { kind: 'failed', failure: { code: 'server', detail: '' } };
        }
        const url = `https://images.example/${order.id}`;
        return { kind: 'completed', result: { outputs: [{ kind: 'remote', url }], metrics: { cost: 0.04 } } };
      },
      signal,
    );
  }

  async #download(actor: Actor, url: string, sink: ByteSink, signal: AbortSignal): Promise<void> {
    const { dice } = this.#stage;
    const delay = dice.below(10) < this.trouble ? 30_000 : 400;
    const bytes = await this.#stage.do(
      actor,
      `download ${url}`,
      delay,
      () => {
        const order = this.#find(url.slice(url.lastIndexOf('/') + 1));
        const whole = Buffer.from(pictureOf(order.id));
        if (dice.below(20) >= this.trouble) {
          return whole;
        }
        order.troubles += 1;
        this.faults += 1;
        return whole.subarray(0, dice.below(whole.length));
      },
      signal,
    );
    const half = bytes.length >> 1;
    await sink.write(bytes.subarray(0, half));
    await sink.write(bytes.subarray(half));
  }

  #find(id: string): Order {
    const order = this.#audit.orders.get(id);
    this.#stumble(order);
    if (order !== undefined && order.notFoundLeft > 0) {
      order.notFoundLeft -= 1;
      order.troubles += 1;
      this.faults += 1;
      throw new QwenImageError('expired', { status: 404 });
    }
    if (order === undefined || this.#stage.real - order.acceptedAt > retention) {
      throw new QwenImageError('expired', { status: 404 });
    }
    return order;
  }

  #stumble(order: Order | undefined): void {
    const { dice, wall } = this.#stage;
    if (dice.below(10) >= this.trouble) {
      return;
    }
    this.faults += 1;
    if (order !== undefined) {
      order.troubles += 1;
    }
    switch (dice.below(4)) {
      case 0:
        throw new QwenImageError('network', { delivery: 'unknown', detail: 'reset' });
      case 1:
        throw new QwenImageError('server', { delivery: 'unknown', status: 503 });
      case 2:
        throw new QwenImageError('rateLimited', { delivery: 'answered', retryAt: wall + 15_000 });
      default:
        throw new QwenImageError('badAnswer', { delivery: 'unknown' });
    }
  }
}

function inline(order: Order): RemoteResult {
  return { outputs: [{ kind: 'inline', bytes: Buffer.from(pictureOf(order.id)) }], metrics: {} };
}
