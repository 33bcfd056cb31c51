import { join } from 'node:path';
import type { Clock } from '../core/clock';
import type { Disposable } from '../core/disposable';
import type { Log } from '../core/log';
import type { Leases } from '../core/ports/leases';
import { QwenImageError } from '../core/qwenImageError';
import { systemDisk } from './disk';
import type { Disk } from './disk';
import { onDisk } from './diskError';
import { checkedJobId } from './jobId';
import { LeaseClaims, highest } from './leaseClaims';
import type { Claim } from './leaseClaims';
import { Sequences } from './sequences';
import { WindowHeartbeat } from './windowHeartbeat';

/** Whether a claim of a window that lives is respected. */
type Takeover = 'unlessAlive' | 'inAnyCase';

const seizeAttempts = 5;

/** Claims of windows that died unseen, for jobs nobody asks for any more, are swept away after this many ms. */
const forgotten = 86_400_000;

/**
 * Leases between windows that share a folder, without a server. A claim is a file; the highest epoch of a job owns it,
 * for as long as its window shows signs of life. To take over is to make the next epoch, which only one window can.
 */
export class FileLeases implements Leases, Disposable {
  readonly duration: number;
  readonly #claims: LeaseClaims;
  readonly #heartbeat: WindowHeartbeat;
  readonly #windowId: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #sequences = new Sequences();
  readonly #own = new Map<string, Claim>();
  #isSwept = false;

  /**
   * @param storage absolute path of the extension's global storage
   * @param windowId unique for this activation
   * @param duration ms that a lease outlives its window
   */
  constructor(
    storage: string,
    windowId: string,
    clock: Clock,
    log: Log,
    duration = 20_000,
    disk: Disk = systemDisk,
  ) {
    this.duration = duration;
    this.#claims = new LeaseClaims(join(storage, 'leases'), disk);
    this.#heartbeat = new WindowHeartbeat(join(storage, 'windows'), windowId, clock, log, duration, disk);
    this.#windowId = windowId;
    this.#clock = clock;
    this.#log = log;
  }

  acquire(jobId: string): Promise<boolean> {
    return this.#sequences.run(checkedJobId(jobId), async () => {
      if (await this.#holds(jobId)) {
        return true;
      }
      const current = highest(await this.#claims.list(jobId));
      if (current !== undefined && (await this.#isAlive(current))) {
        return false;
      }
      return this.#take(jobId, current, 'unlessAlive');
    });
  }

  seize(jobId: string): Promise<void> {
    return this.#sequences.run(checkedJobId(jobId), async () => {
      for (let attempt = 1; !(await this.#holds(jobId)); attempt += 1) {
        const current = highest(await this.#claims.list(jobId));
        const isOurs = await this.#take(jobId, current, 'inAnyCase');
        if (!isOurs && attempt >= seizeAttempts) {
          throw new QwenImageError('disk', { detail: 'lease is being taken by others' });
        }
      }
    });
  }

  isHeld(jobId: string): Promise<boolean> {
    return this.#sequences.run(checkedJobId(jobId), () => this.#holds(jobId));
  }

  release(jobId: string): Promise<void> {
    return this.#sequences.run(checkedJobId(jobId), async () => {
      const own = this.#own.get(jobId);
      if (own !== undefined) {
        try {
          await this.#claims.remove(own);
        } finally {
          // One that cannot be removed runs out: nobody gives it a sign of life any more.
          this.#forget(jobId);
        }
      }
    });
  }

  /** Claims stay and run out, so that another window can go on with what was under way here. */
  dispose(): void {
    this.#heartbeat.dispose();
  }

  async #holds(jobId: string): Promise<boolean> {
    const own = this.#own.get(jobId);
    if (own === undefined) {
      return false;
    }
    // First the sign of life, then the look: whoever takes over looks the other way round, so one of the two notices.
    await this.#heartbeat.ensure();
    const isHighest = highest(await this.#claims.list(jobId))?.epoch === own.epoch;
    // After a take-over and a release the count starts again, so the same epoch may be somebody else's.
    const claimant = isHighest ? await onDisk('read lease', () => this.#claims.claimant(own)) : 'none';
    const isHeld = typeof claimant === 'object' && claimant.window === this.#windowId;
    if (!isHeld) {
      this.#forget(jobId);
    }
    return isHeld;
  }

  #forget(jobId: string): void {
    if (this.#own.delete(jobId)) {
      this.#heartbeat.letGo();
    }
  }

  /** @param current the claim that is taken over */
  async #take(jobId: string, current: Claim | undefined, when: Takeover): Promise<boolean> {
    // Others must see that this window lives before they see its claim.
    await this.#heartbeat.hold();
    let isOurs = false;
    try {
      isOurs = await this.#claim(jobId, current, when);
    } finally {
      if (!isOurs) {
        this.#heartbeat.letGo();
      }
    }
    if (isOurs && !this.#isSwept) {
      this.#isSwept = true;
      void this.#sweep();
    }
    return isOurs;
  }

  async #claim(jobId: string, current: Claim | undefined, when: Takeover): Promise<boolean> {
    const next: Claim = { jobId, epoch: (current?.epoch ?? 0) + 1 };
    if (!(await this.#claims.create(next, { window: this.#windowId, at: this.#clock.now() }))) {
      return false;
    }
    const claims = await this.#claims.list(jobId);
    const lower = claims.filter(({ epoch }) => epoch < next.epoch);
    const lives = when === 'inAnyCase' ? [] : await Promise.all(lower.map((claim) => this.#isAlive(claim)));
    if (claims.some(({ epoch }) => epoch > next.epoch) || lives.includes(true)) {
      // The owner woke up just now, or the listing that led here was old.
      await this.#claims.remove(next);
      return false;
    }
    this.#own.set(jobId, next);
    await Promise.all(lower.map((claim) => this.#claims.remove(claim))).catch((error: unknown) => {
      this.#log.warn('An old lease could not be removed.', error);
    });
    return true;
  }

  async #isAlive(claim: Claim): Promise<boolean> {
    const claimant = await onDisk('read lease', () => this.#claims.claimant(claim));
    const now = this.#clock.now();
    if (claimant === 'none') {
      return false;
    }
    if (claimant === 'unclear') {
      // Its writer gets `duration` to finish.
      const age = await onDisk('read lease', () => this.#claims.ageOf(claim));
      return age !== undefined && this.#isYoung(age);
    }
    if (claimant.window === this.#windowId) {
      return false; // Ours of a moment ago, forgotten since: nobody else works on it.
    }
    return this.#isYoung(now - claimant.at) || (await this.#heartbeat.isAlive(claimant.window));
  }

  /** A time far ahead was written before somebody set the clock back. */
  #isYoung(age: number): boolean {
    return age < this.duration && age >= -this.duration;
  }

  async #sweep(): Promise<void> {
    try {
      for (const claim of await this.#claims.list()) {
        const claimant = await this.#claims.claimant(claim);
        const isOld = typeof claimant === 'object' && this.#clock.now() - claimant.at > forgotten;
        if (isOld && !(await this.#isAlive(claim)) && !this.#own.has(claim.jobId)) {
          await this.#claims.remove(claim);
        }
      }
      await this.#heartbeat.sweep(forgotten);
    } catch (error) {
      this.#log.warn('Old leases could not be removed.', error);
    }
  }
}
