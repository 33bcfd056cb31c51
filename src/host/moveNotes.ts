import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '../core/clock';
import type { Move, Moves, ToldMove } from '../core/ports/moves';
import { systemDisk } from './disk';
import type { Disk } from './disk';
import { isMissing, onDisk } from './diskError';
import { writeDurably } from './durableFile';
import { Folder } from './folder';
import { checkedJobId } from './jobId';
import { isRecord } from './plainShapes';

/** ms after which a note is for a job that is over: no result is kept for longer than an hour. */
const forgotten = 7 * 86_400_000;

const shape = /^[\da-f-]{36}\.\d{15}\.[\da-f]{12}\.json$/;
const dated = /^[\da-f-]{36}\.(\d{15})\./;

/** Moves as files `<jobId>.<when>.<random>.json` in a folder that all windows share: none is ever written twice. */
export class MoveNotes implements Moves {
  readonly #folder: Folder;
  readonly #disk: Disk;
  readonly #clock: Pick<Clock, 'now'>;

  /** @param folder absolute path; made with the first note */
  constructor(folder: string, clock: Pick<Clock, 'now'>, disk: Disk = systemDisk) {
    this.#folder = new Folder(folder, disk);
    this.#disk = disk;
    this.#clock = clock;
  }

  async tell(jobId: string, { from, to }: Move): Promise<void> {
    const when = String(this.#clock.now()).padStart(15, '0');
    const name = `${checkedJobId(jobId)}.${when}.${randomBytes(6).toString('hex')}.json`;
    const folder = await this.#folder.ready();
    await onDisk('note rename', () =>
      writeDurably(this.#disk, join(folder, name), JSON.stringify({ version: 1, from, to })),
    );
    await this.#sweep().catch(() => {});
  }

  toldOf(jobId: string): Promise<readonly ToldMove[]> {
    return onDisk('read renames', async () => {
      const told: ToldMove[] = [];
      for (const key of (await this.#names()).filter((name) => name.startsWith(`${jobId}.`)).sort()) {
        const move = await this.#read(key);
        if (move !== undefined) {
          told.push({ ...move, key });
        }
      }
      return told;
    });
  }

  forget(told: readonly ToldMove[]): Promise<void> {
    return onDisk('forget renames', async () => {
      for (const { key } of told) {
        await this.#disk.rm(join(this.#folder.path, key), { force: true });
      }
    });
  }

  /** None where no window has ever told anything. */
  async #names(): Promise<readonly string[]> {
    try {
      return (await this.#disk.readdir(this.#folder.path)).filter((name) => shape.test(name));
    } catch (error) {
      if (isMissing(error)) {
        return [];
      }
      throw error;
    }
  }

  /** One that is no note of ours counts as none. */
  async #read(name: string): Promise<Move | undefined> {
    let text: string;
    try {
      text = await this.#disk.readText(join(this.#folder.path, name));
    } catch (error) {
      if (isMissing(error)) {
        return undefined;
      }
      throw error;
    }
    try {
      const note: unknown = JSON.parse(text);
      return isRecord(note) && typeof note['from'] === 'string' && typeof note['to'] === 'string'
        ? { from: note['from'], to: note['to'] }
        : undefined;
    } catch {
      return undefined;
    }
  }

  /** Also what a window that died while writing has left. */
  async #sweep(): Promise<void> {
    const now = this.#clock.now();
    for (const name of await this.#disk.readdir(this.#folder.path)) {
      if (now - Number(dated.exec(name)?.[1]) > forgotten) {
        await this.#disk.rm(join(this.#folder.path, name), { force: true });
      }
    }
  }
}
