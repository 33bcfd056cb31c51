import { QwenImageError } from '../../src/core/qwenImageError';
import type { Actor, Stage } from './stage';

/** `full` refuses what needs room, `readOnly` all changes, `broken` also reading. */
export type DiskMood = 'healthy' | 'full' | 'readOnly' | 'broken';

export interface Claimant {
  readonly window: string;
  readonly at: number;
}

/** What all windows of a machine share: records, leases, signs of life, kept pictures and the workspace. */
export class Disk {
  mood: DiskMood = 'healthy';
  isSlow = false;
  faults = 0;
  readonly records = new Map<string, string>();
  /** By `job.epoch`; `unclear` between making the file and writing into it. */
  readonly claims = new Map<string, Claimant | 'unclear'>();
  readonly beats = new Map<string, number>();
  readonly kept = new Map<string, string>();
  readonly workspace = new Map<string, string>();
  /** Told of each change of a record. */
  readonly watchers = new Set<(id: string) => void>();
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  read<T>(actor: Actor, name: string, effect: () => T): Promise<T> {
    return this.#do(actor, name, ['broken'], effect);
  }

  /** Takes away: possible on a full disk. */
  take<T>(actor: Actor, name: string, effect: () => T): Promise<T> {
    return this.#do(actor, name, ['broken', 'readOnly'], effect);
  }

  write<T>(actor: Actor, name: string, effect: () => T): Promise<T> {
    return this.#do(actor, name, ['broken', 'readOnly', 'full'], effect);
  }

  #do<T>(actor: Actor, name: string, refusing: readonly DiskMood[], effect: () => T): Promise<T> {
    const delay = this.isSlow ? this.#stage.dice.below(4_000) : 0;
    return this.#stage.do(actor, name, delay, () => {
      if (refusing.includes(this.mood)) {
        this.faults += 1;
        this.#stage.tell(`  refused (${this.mood})`);
        throw new QwenImageError('disk', { detail: `${this.mood} (${name})` });
      }
      return effect();
    });
  }
}
