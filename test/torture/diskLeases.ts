import type { Clock } from '../../src/core/clock';
import type { Leases } from '../../src/core/ports/leases';
import { QwenImageError } from '../../src/core/qwenImageError';
import { Sequences } from '../../src/host/sequences';
import type { Claimant, Disk } from './disk';
import { DiskHeartbeat } from './diskHeartbeat';
import type { Actor } from './stage';

interface Claim {
  readonly jobId: string;
  readonly epoch: number;
}

const seizeAttempts = 5;

/** Leases by exclusive epochs, step by step as the file version takes them. */
export class DiskLeases implements Leases {
  readonly duration = 20_000;
  readonly #disk: Disk;
  readonly #actor: Actor;
  readonly #clock: Clock;
  readonly #heartbeat: DiskHeartbeat;
  readonly #sequences = new Sequences();
  readonly #own = new Map<string, Claim>();
  readonly #unclearSince = new Map<string, number>();

  constructor(disk: Disk, actor: Actor, clock: Clock) {
    this.#disk = disk;
    this.#actor = actor;
    this.#clock = clock;
    this.#heartbeat = new DiskHeartbeat(disk, actor, clock, this.duration);
  }

  acquire(jobId: string): Promise<boolean> {
    return this.#sequences.run(jobId, async () => {
      if (await this.#holds(jobId)) {
        return true;
      }
      const current = highest(await this.#list(jobId));
      if (current !== undefined && (await this.#isAlive(current))) {
        return false;
      }
      return this.#take(jobId, current, false);
    });
  }

  seize(jobId: string): Promise<void> {
    return this.#sequences.run(jobId, async () => {
      for (let attempt = 1; !(await this.#holds(jobId)); attempt += 1) {
        const current = highest(await this.#list(jobId));
        const isOurs = await this.#take(jobId, current, true);
        if (!isOurs && attempt >= seizeAttempts) {
          throw new QwenImageError('disk', { detail: 'lease is being taken by others' });
        }
      }
    });
  }

  isHeld(jobId: string): Promise<boolean> {
    return this.#sequences.run(jobId, () => this.#holds(jobId));
  }

  release(jobId: string): Promise<void> {
    return this.#sequences.run(jobId, async () => {
      const own = this.#own.get(jobId);
      if (own !== undefined) {
        await this.#remove(own);
        this.#forget(jobId);
      }
    });
  }

  dispose(): void {
    this.#heartbeat.dispose();
  }

  async #holds(jobId: string): Promise<boolean> {
    const own = this.#own.get(jobId);
    if (own === undefined) {
      return false;
    }
    await this.#heartbeat.ensure();
    const isHighest = highest(await this.#list(jobId))?.epoch === own.epoch;
    const claimant = isHighest ? await this.#claimant(own) : 'none';
    const isHeld = typeof claimant === 'object' && claimant.window === this.#actor.name;
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

  async #take(jobId: string, current: Claim | undefined, isInAnyCase: boolean): Promise<boolean> {
    await this.#heartbeat.hold();
    let isOurs = false;
    try {
      isOurs = await this.#claim(jobId, current, isInAnyCase);
    } finally {
      if (!isOurs) {
        this.#heartbeat.letGo();
      }
    }
    return isOurs;
  }

  async #claim(jobId: string, current: Claim | undefined, isInAnyCase: boolean): Promise<boolean> {
    const next: Claim = { jobId, epoch: (current?.epoch ?? 0) + 1 };
    const now = this.#clock.now();
    if (!(await this.#create(next, { window: this.#actor.name, at: now }))) {
      return false;
    }
    const claims = await this.#list(jobId);
    const lower = claims.filter(({ epoch }) => epoch < next.epoch);
    const lives = isInAnyCase ? [] : await Promise.all(lower.map((claim) => this.#isAlive(claim)));
    if (claims.some(({ epoch }) => epoch > next.epoch) || lives.includes(true)) {
      await this.#remove(next);
      return false;
    }
    this.#own.set(jobId, next);
    await Promise.all(lower.map((claim) => this.#remove(claim))).catch(() => {});
    return true;
  }

  async #isAlive(claim: Claim): Promise<boolean> {
    const key = keyOf(claim);
    const claimant = await this.#claimant(claim);
    const now = this.#clock.now();
    if (claimant === 'none') {
      return false;
    }
    if (claimant === 'unclear') {
      const since = this.#unclearSince.get(key) ?? now;
      this.#unclearSince.set(key, since);
      return now - since < this.duration;
    }
    this.#unclearSince.delete(key);
    if (claimant.window === this.#actor.name) {
      return false;
    }
    const isYoung = now - claimant.at < this.duration && claimant.at <= now + this.duration;
    return isYoung || (await this.#heartbeat.isAlive(claimant.window));
  }

  #list(jobId: string): Promise<readonly Claim[]> {
    return this.#disk.read(this.#actor, 'list leases', () =>
      [...this.#disk.claims.keys()].flatMap((key): Claim[] => {
        const [id = '', epoch = ''] = key.split('.');
        return id === jobId ? [{ jobId, epoch: Number(epoch) }] : [];
      }),
    );
  }

  async #create(claim: Claim, claimant: Claimant): Promise<boolean> {
    const key = keyOf(claim);
    const isMade = await this.#disk.write(this.#actor, 'make lease', () => {
      const isFree = !this.#disk.claims.has(key);
      if (isFree) {
        this.#disk.claims.set(key, 'unclear');
      }
      return isFree;
    });
    if (isMade) {
      await this.#disk.write(this.#actor, 'fill lease', () => {
        if (this.#disk.claims.has(key)) {
          this.#disk.claims.set(key, claimant);
        }
      });
    }
    return isMade;
  }

  #claimant(claim: Claim): Promise<Claimant | 'none' | 'unclear'> {
    return this.#disk.read(this.#actor, 'read lease', () => this.#disk.claims.get(keyOf(claim)) ?? 'none');
  }

  async #remove(claim: Claim): Promise<void> {
    await this.#disk.take(this.#actor, 'remove lease', () => this.#disk.claims.delete(keyOf(claim)));
  }
}

function keyOf({ jobId, epoch }: Claim): string {
  return `${jobId}.${epoch}`;
}

function highest(claims: readonly Claim[]): Claim | undefined {
  return claims.reduce<Claim | undefined>(
    (best, claim) => (best === undefined || claim.epoch > best.epoch ? claim : best),
    undefined,
  );
}
