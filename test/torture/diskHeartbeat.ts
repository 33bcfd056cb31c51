import type { Clock } from '../../src/core/clock';
import type { Disk } from './disk';
import type { Actor } from './stage';

/** A window's sign of life, step by step as the file version writes it. */
export class DiskHeartbeat {
  readonly #disk: Disk;
  readonly #actor: Actor;
  readonly #clock: Clock;
  readonly #duration: number;
  #holders = 0;
  #until = 0;
  #beating: AbortController | undefined;
  #isDisposed = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(disk: Disk, actor: Actor, clock: Clock, duration: number) {
    this.#disk = disk;
    this.#actor = actor;
    this.#clock = clock;
    this.#duration = duration;
  }

  async hold(): Promise<void> {
    this.#holders += 1;
    try {
      await this.ensure();
    } catch (error) {
      this.letGo();
      throw error;
    }
    this.#beat();
  }

  letGo(): void {
    this.#holders = Math.max(0, this.#holders - 1);
    if (this.#holders > 0) {
      return;
    }
    this.#beating?.abort();
    this.#beating = undefined;
    this.#until = 0;
    void this.#inTurn(async () => {
      if (this.#holders === 0) {
        this.#until = 0;
        await this.#disk.take(this.#actor, 'end beat', () => this.#disk.beats.delete(this.#actor.name));
      }
    }).catch(() => {});
  }

  async ensure(): Promise<void> {
    if (this.#until - this.#clock.now() < this.#duration / 2) {
      await this.#renew();
    }
  }

  async isAlive(window: string): Promise<boolean> {
    const until = await this.#disk
      .read(this.#actor, 'read beat', () => this.#disk.beats.get(window))
      .catch(() => undefined);
    const now = this.#clock.now();
    return until !== undefined && until > now && until <= now + 10 * this.#duration;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#beating?.abort();
    this.#beating = undefined;
  }

  #beat(): void {
    if (this.#beating !== undefined || this.#isDisposed || this.#holders === 0) {
      return;
    }
    const { signal } = (this.#beating = new AbortController());
    const beatOn = async (): Promise<void> => {
      for (;;) {
        await this.#clock.sleep(this.#duration / 4, signal);
        await this.#renew().catch(() => {});
      }
    };
    beatOn().catch(() => {});
  }

  #renew(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#holders === 0) {
        return;
      }
      const until = this.#clock.now() + this.#duration;
      await this.#disk.write(this.#actor, 'beat', () => this.#disk.beats.set(this.#actor.name, until));
      this.#until = until;
    });
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => {});
    return result;
  }
}
