import { join } from 'node:path';
import type { Clock } from '../core/clock';
import type { Disposable } from '../core/disposable';
import type { Log } from '../core/log';
import type { Disk } from './disk';
import { onDisk } from './diskError';
import { renameStubbornly, temporaryPath } from './durableFile';
import { Folder } from './folder';
import { isRecord } from './plainShapes';

const windowShape = /^[\da-f-]{8,64}$/;

/** Tells other windows that this one lives: a file with a time that is moved on while, and only while, it is held. */
export class WindowHeartbeat implements Disposable {
  readonly #folder: Folder;
  readonly #disk: Disk;
  readonly #windowId: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #duration: number;
  #holders = 0;
  /** Up to when other windows believe in this one, ms since the epoch. */
  #until = 0;
  #beating: AbortController | undefined;
  #isDisposed = false;
  /** Writing and removing the file, one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param duration ms that one beat counts for */
  constructor(folder: string, windowId: string, clock: Clock, log: Log, duration: number, disk: Disk) {
    this.#folder = new Folder(folder, disk);
    this.#disk = disk;
    this.#windowId = windowId;
    this.#clock = clock;
    this.#log = log;
    this.#duration = duration;
  }

  /** One holder more; resolves when other windows can see that this one lives. Each call needs one `letGo`. */
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

  /** One holder less; after the last one the beating ends and the file goes. */
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
        await this.#disk.rm(this.#pathOf(this.#windowId), { force: true });
      }
    }).catch((error: unknown) => {
      this.#log.warn('The sign of life of this window could not be removed.', error);
    });
  }

  /**
   * Makes sure that other windows go on believing in this one for at least half the duration, which matters after the
   * machine slept. Rejects with `disk`.
   */
  async ensure(): Promise<void> {
    if (this.#until - this.#clock.now() < this.#duration / 2) {
      await this.#renew();
    }
  }

  /** Whether a window's sign of life is good. A missing or damaged one is none. */
  async isAlive(windowId: string): Promise<boolean> {
    if (!windowShape.test(windowId)) {
      return false;
    }
    try {
      const content: unknown = JSON.parse(await this.#disk.readText(this.#pathOf(windowId)));
      const until = isRecord(content) ? content['until'] : undefined;
      const now = this.#clock.now();
      // A time far ahead was written before somebody set the clock back.
      return typeof until === 'number' && until > now && until <= now + 10 * this.#duration;
    } catch {
      return false;
    }
  }

  /** Takes away what windows that died have left, `age` ms after their last sign. */
  async sweep(age: number): Promise<void> {
    const folder = await this.#folder.ready();
    for (const name of await this.#disk.readdir(folder)) {
      const path = join(folder, name);
      const isOld = this.#disk.now() - (await this.#disk.stat(path)).mtimeMs > age;
      if (isOld && path !== this.#pathOf(this.#windowId)) {
        await this.#disk.rm(path, { force: true });
      }
    }
  }

  /** The file stays: its time runs out by itself, and what is under way may still come to its end. */
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
        await this.#renew().catch((error: unknown) => {
          this.#log.warn('The sign of life of this window could not be renewed.', error);
        });
      }
    };
    beatOn().catch((error: unknown) => {
      if (!signal.aborted) {
        this.#log.error('The sign of life of this window ended.', error);
      }
    });
  }

  #renew(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#holders === 0) {
        return;
      }
      await this.#folder.ready();
      const until = this.#clock.now() + this.#duration;
      const path = this.#pathOf(this.#windowId);
      // Not fsynced: after a loss of power there is no window to believe in.
      await onDisk('write sign of life', async () => {
        const temporary = temporaryPath(path);
        try {
          await this.#disk.writeFile(temporary, JSON.stringify({ until }), { flag: 'wx' });
          await renameStubbornly(this.#disk, temporary, path);
        } catch (error) {
          await this.#disk.rm(temporary, { force: true }).catch(() => {});
          throw error;
        }
      });
      this.#until = until;
    });
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => {});
    return result;
  }

  #pathOf(windowId: string): string {
    return join(this.#folder.path, `${windowId}.json`);
  }
}
