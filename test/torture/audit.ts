import { requestIdOf } from '../../src/core/job';
import type { Job } from '../../src/core/job';
import type { JobRequest } from '../../src/core/jobRequest';
import { parsed } from './diskLedger';
import { known } from './known';
import type { Disk } from './disk';
import type { Actor, Stage } from './stage';

/** One POST, as the other side and whoever sent it know it. */
export interface Post {
  readonly key: string;
  readonly sender: Actor;
  order: Order | undefined;
  /** True once it provably did not lead to a bill, and the sender has heard so. */
  isHarmless: boolean;
  /** The sender has the answer that it was accepted. */
  isHeard: boolean;
  /** The sender died before it could write down what it heard. */
  isForgotten: boolean;
}

/** What Segmind made of an accepted POST. Times are ms of true time. */
export interface Order {
  readonly id: string;
  readonly key: string;
  readonly acceptedAt: number;
  readonly completesAt: number;
  readonly isFailing: boolean;
  /** Segmind tells this id to nobody. */
  readonly isNameless: boolean;
  notFoundLeft: number;
  /** Faults of the way to and from Segmind that concerned it. */
  troubles: number;
  /** ms in a row in which a window could have fetched it. */
  chance: number;
}

export const retention = 3_600_000;

/** Watches over the promises while a world runs. The first one that is broken is kept. */
export class Audit {
  violation: string | undefined;
  /** The times that records hold may be far from Segmind's: somebody set the clock, or the machine slept in mid-POST. */
  isClockOff = false;
  /** See `known.staleReceipt`. */
  isBeyondJudging = false;
  /** Records written by a window that had just lost the job. */
  lateWrites = 0;
  readonly posts: Post[] = [];
  readonly orders = new Map<string, Order>();
  /** How often a person asked, with the doubt before their eyes, to send again; by key. */
  readonly asked = new Map<string, number>();
  readonly submitted = new Set<string>();
  readonly removed = new Set<string>();
  readonly stopped = new Set<string>();
  readonly movedElsewhere = new Map<string, number>();
  readonly #stage: Stage;
  readonly #disk: Disk;

  constructor(stage: Stage, disk: Disk) {
    this.#stage = stage;
    this.#disk = disk;
  }

  broken(promise: string): void {
    this.#stage.tell(`VIOLATION ${promise}`);
    if (!this.isBeyondJudging) {
      this.violation ??= promise;
    }
  }

  ask(job: Job): void {
    const key = keyOf(job.request);
    this.asked.set(key, (this.asked.get(key) ?? 0) + 1);
  }

  /** A POST leaves a window. */
  onPost(key: string, sender: Actor): Post {
    this.isBeyondJudging ||=
      known.staleReceipt && this.posts.some((post) => post.key === key && post.isHeard);
    const doubtful = this.posts.filter((post) => post.key === key && !this.#isUnbilled(post));
    if (doubtful.length > (this.asked.get(key) ?? 0)) {
      this.broken(`a job is sent again although the earlier POST may be billed (${key})`);
    }
    const onDisk = this.jobsOnDisk().find((job) => keyOf(job.request) === key);
    this.isBeyondJudging ||= known.twoWishes && onDisk?.state === 'dismissed';
    // `unconfirmed`: somebody took over just now, while the machine slept between the last question and this POST.
    if (onDisk?.state !== 'submitting' && onDisk?.state !== 'unconfirmed') {
      this.broken(`a POST leaves while the record says ${onDisk?.state ?? 'nothing'}`);
    }
    const post: Post = {
      key,
      sender,
      order: undefined,
      isHarmless: false,
      isHeard: false,
      isForgotten: false,
    };
    this.posts.push(post);
    return post;
  }

  /** A record is about to be replaced. */
  onWrite(id: string, text: string, writer: Actor): void {
    const next = parsed(text);
    const before = this.#disk.records.get(id);
    if (before === undefined) {
      if (this.submitted.has(id) && !known.twoWishes) {
        this.broken('a job that was removed is written again');
      }
      return;
    }
    const previous = parsed(before);
    if (known.lateWrite && !this.#isOwner(id, writer)) {
      this.lateWrites += 1;
      this.#stage.tell(`  late: ${previous.state} becomes ${next.state}`);
      return;
    }
    const requestId = requestIdOf(previous);
    const isOver = requestId !== undefined && this.orders.get(requestId)?.isFailing === true;
    // Whoever heard the answer lives and puts it into the record again; that is checked at the end.
    const isTakenOver = next.state === 'unconfirmed';
    if (requestId !== undefined && requestIdOf(next) !== requestId && !isOver && !isTakenOver) {
      this.broken(`request ${requestId} of a ${previous.state} job is forgotten by writing ${next.state}`);
    }
    if (previous.state === 'saved' && next.state !== 'saved') {
      this.broken(`a saved job becomes ${next.state}`);
    }
  }

  /** What a window heard and had not written down when it died is nobody's fault. */
  onDeath(actor: Actor): void {
    for (const post of this.posts.filter(({ sender }) => sender === actor)) {
      const job = this.jobsOnDisk().find((other) => keyOf(other.request) === post.key);
      post.isForgotten ||= job === undefined || job.state === 'submitting' || job.state === 'unconfirmed';
    }
  }

  jobsOnDisk(): readonly Job[] {
    return [...this.#disk.records.values()].map(parsed);
  }

  ordersOf(key: string): readonly Order[] {
    return [...this.orders.values()].filter((order) => order.key === key);
  }

  #isOwner(id: string, writer: Actor): boolean {
    const epochs = [...this.#disk.claims.keys()].flatMap((key) =>
      key.startsWith(`${id}.`) ? [Number(key.slice(id.length + 1))] : [],
    );
    const claimant = this.#disk.claims.get(`${id}.${Math.max(...epochs)}`);
    return typeof claimant !== 'object' || claimant.window === writer.name;
  }

  #isUnbilled(post: Post): boolean {
    return post.isHarmless || (post.isHeard && post.order?.isFailing === true);
  }
}

/** What tells a job's request from all others: its prompt and seed. */
export function keyOf(request: Pick<JobRequest, 'prompt' | 'parameters'>): string {
  return `${request.prompt} ${String(request.parameters['seed'])}`;
}
