import { requestIdOf } from '../../src/core/job';
import type { Job } from '../../src/core/job';
import type { JobRequest } from '../../src/core/jobRequest';
import type { WorldDisk } from './disk';
import { DiskAudit } from './diskAudit';
import { faultOf, isWithKey } from './keyWatch';
import { LeaseWatch } from './leaseWatch';
import type { Actor, Stage } from './stage';

/** One POST, as the other side and whoever sent it know it. */
export interface Post {
  readonly key: string;
  readonly sender: Actor;
  /** False when the window died before the first byte left. */
  hasLeft: boolean;
  order: Order | undefined;
  /** True once it provably did not lead to a bill, and the sender has heard so. */
  isHarmless: boolean;
  /** When the sender got the answer that it was accepted, ms on the steady clock. */
  heardAt: number | undefined;
  /** An answer that says what became of it is on its way, and heard when its sender gets to it. */
  hasAnswer: boolean;
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
  notFoundLeft: number;
  /** Faults of the way to and from Segmind that concerned it. */
  troubles: number;
  /** ms in a row in which a window that watched could have fetched it. */
  chance: number;
  /** Its job took too long to be watched, for a time at least: there are only last looks then. */
  wasForsaken: boolean;
  /** ms of its last minutes, without the machine's sleep, in which a window could have fetched it. */
  lastChance: number;
}

export const retention = 3_600_000;

/** ms in which a window that lives and heard an answer has it in the record, also where another one has taken the job from it. */
const timeToWrite = 60_000;

/** Watches over the promises while a world runs. The first one that is broken is kept. */
export class Audit {
  violation: string | undefined;
  readonly posts: Post[] = [];
  readonly orders = new Map<string, Order>();
  /** How often a person asked, with the doubt before their eyes, to send again; by key. */
  readonly asked = new Map<string, number>();
  /** Of this world: what is replaced is a placeholder; records are wanted; the folder of pictures was renamed. */
  isPlaceholder = false;
  isRecording = false;
  hasRenamed = false;
  readonly submitted = new Set<string>();
  readonly removed = new Set<string>();
  readonly stopped = new Set<string>();
  /** How many more copies of a job's picture a person has asked for, by key or by order. */
  readonly copies = new Map<string, number>();
  readonly leases: LeaseWatch;
  readonly #stage: Stage;
  readonly #files: WorldDisk;
  readonly #disk: DiskAudit;
  /** The last intent to send of each job: who wrote it, and at which step of the stage. */
  readonly #intents = new Map<string, { readonly writer: Actor; readonly step: number }>();

  constructor(stage: Stage, disk: WorldDisk) {
    this.#stage = stage;
    this.#files = disk;
    this.leases = new LeaseWatch(stage, disk, (promise) => {
      this.broken(promise);
    });
    this.#disk = new DiskAudit(disk, this);
    disk.witness = this.#disk;
  }

  broken(promise: string): void {
    this.#stage.tell(`VIOLATION ${promise}`);
    this.violation ??= promise;
  }

  ask(job: Job): void {
    count(this.asked, keyOf(job.request));
  }

  allowCopy(keyOrOrder: string): number {
    return count(this.copies, keyOrOrder);
  }

  /** Anything that goes out. True when the key goes along. */
  onRequest(url: URL, init: RequestInit): boolean {
    const fault = faultOf(url, init);
    if (fault !== undefined) {
      this.broken(fault);
    }
    return isWithKey(init);
  }

  /** A POST is about to leave a window. */
  onPost(body: string, sender: Actor): Post {
    const { prompt, seed }: { readonly prompt?: unknown; readonly seed?: unknown } = JSON.parse(
      body,
    ) as object;
    const key = `${String(prompt)} ${String(seed)}`;
    const doubtful = this.posts.filter((post) => post.key === key && post.hasLeft && !isUnbilled(post));
    // It hung between its last question and this: nobody can keep it from that.
    const onDisk = this.jobsOnDisk().find((job) => keyOf(job.request) === key);
    const intent = this.#intents.get(onDisk?.id ?? '');
    const lookedAt = sender.lookedAt.get(onDisk?.id ?? '') ?? 0;
    if (intent?.writer === sender && lookedAt <= intent.step) {
      this.broken(`a POST leaves and nobody has asked for the lease since its intent was written (${key})`);
    }
    // Also when it hung in the very step in which it asked, and had the answer after.
    const isZombie = lookedAt <= sender.thawedAt && sender.thawedAt > 0;
    if (!isZombie && doubtful.length > (this.asked.get(key) ?? 0)) {
      this.broken(`a job is sent again although the earlier POST may be billed (${key})`);
    }
    // `unconfirmed`: somebody took over just now, while the machine slept between the last question and this POST.
    if (isZombie) {
      this.#stage.tell('  a POST of a window that hung');
    } else if (onDisk?.state !== 'submitting' && onDisk?.state !== 'unconfirmed') {
      this.broken(`a POST leaves while the record says ${onDisk?.state ?? 'nothing'}`);
    } else if (!this.#disk.isRecordSafe(onDisk.id)) {
      this.broken(`a POST leaves while a loss of power would take back its intent`);
    }
    const post: Post = {
      key,
      sender,
      hasLeft: false,
      order: undefined,
      isHarmless: false,
      heardAt: undefined,
      hasAnswer: false,
      isForgotten: false,
    };
    this.posts.push(post);
    return post;
  }

  onSubmitted(id: string): void {
    // Recovering what is known already writes nothing: the job is there, in this record or an earlier one.
    const isNew = !this.submitted.has(id);
    this.submitted.add(id);
    if (isNew && this.jobsOnDisk().some((job) => job.id === id) && !this.#disk.isRecordSafe(id)) {
      this.broken(`${id} is said to be there and is not safe`);
    }
  }

  /** A record is about to be replaced. */
  onRecord(id: string, next: Job | undefined, previous: Job | undefined, writer: Actor): void {
    if (next === undefined) {
      return;
    }
    if (next.state === 'submitting') {
      this.#intents.set(id, { writer, step: this.#stage.figures.steps });
    }
    if (previous === undefined) {
      if (this.submitted.has(id)) {
        this.broken('a job that was removed is written again');
      }
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

  /** What a window heard and had no time to write down before it died is nobody's fault. */
  onDeath(actor?: Actor): void {
    for (const post of this.posts.filter(({ sender }) => actor === undefined || sender === actor)) {
      const since = this.#stage.steady - Math.max(post.heardAt ?? 0, post.sender.frozenUntil);
      if (post.heardAt !== undefined && since > timeToWrite && this.#files.faults === 0) {
        continue;
      }
      const job = this.jobsOnDisk().find((other) => keyOf(other.request) === post.key);
      post.isForgotten ||= job === undefined || job.state === 'submitting' || job.state === 'unconfirmed';
    }
  }

  jobsOnDisk(): readonly Job[] {
    return this.#disk.jobs();
  }

  ordersOf(key: string): readonly Order[] {
    return [...this.orders.values()].filter((order) => order.key === key);
  }
}

function isUnbilled(post: Post): boolean {
  return post.isHarmless || (post.heardAt !== undefined && post.order?.isFailing === true);
}

function count(counts: Map<string, number>, key: string): number {
  const next = (counts.get(key) ?? 0) + 1;
  counts.set(key, next);
  return next;
}

/** What tells a job's request from all others: its prompt and seed. */
export function keyOf(request: Pick<JobRequest, 'prompt' | 'parameters'>): string {
  return `${request.prompt} ${String(request.parameters['seed'])}`;
}

/** Whether a job took too long to be watched. */
export function isForsaken(job: Job): boolean {
  return job.state === 'dismissed' && job.reason === 'deadline';
}
