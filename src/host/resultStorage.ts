import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { extensionOf } from '../assets/imageType';
import type { KeptOutput } from '../core/job';
import type { ByteSink } from '../core/ports/byteSink';
import type { ResultVault } from '../core/ports/resultVault';
import { systemDisk } from './disk';
import type { Disk, DiskFile } from './disk';
import { diskError, onDisk } from './diskError';
import { renameStubbornly, syncFolder, temporaryPath } from './durableFile';
import { Folder } from './folder';
import { removeStaleTemporaries } from './staleTemporaries';
import { inspectPicture } from './inspectPicture';
import { checkedJobId } from './jobId';
import { QwenImageError } from '../core/qwenImageError';

/** Bytes of one picture, at most, whichever way it came. */
export const largestPicture = 64_000_000;

/** Pictures that are paid for, as files `<jobId>-<index>.<ext>` of the extension's own storage. */
export class ResultStorage implements ResultVault {
  readonly #folder: Folder;
  readonly #disk: Disk;
  #isTidied = false;

  /** @param folder absolute path; made when first needed */
  constructor(folder: string, disk: Disk = systemDisk) {
    this.#folder = new Folder(folder, disk);
    this.#disk = disk;
  }

  async keep(jobId: string, index: number, fill: (sink: ByteSink) => Promise<void>): Promise<KeptOutput> {
    const stem = `${checkedJobId(jobId)}-${index}`;
    const folder = await this.#folder.ready();
    const temporary = temporaryPath(join(folder, stem));
    try {
      const file = await onDisk('keep picture', () => this.#disk.open(temporary, 'wx+'));
      let kept: KeptOutput;
      try {
        kept = await receive(file, stem, fill);
      } finally {
        await file.close();
      }
      await onDisk('keep picture', async () => {
        await renameStubbornly(this.#disk, temporary, join(folder, kept.file));
        await syncFolder(this.#disk, folder);
        await this.#folder.last();
      });
      this.#tidy(folder);
      return kept;
    } catch (error) {
      await this.#disk.rm(temporary, { force: true }).catch(() => {});
      throw error;
    }
  }

  /** Once a session: half a download stays when its window dies. */
  #tidy(folder: string): void {
    if (!this.#isTidied) {
      this.#isTidied = true;
      this.#disk.readdir(folder).then(
        (names) => removeStaleTemporaries(this.#disk, folder, names),
        () => {
          // The next session tries again.
        },
      );
    }
  }

  async find(jobId: string): Promise<readonly KeptOutput[]> {
    const isKept = new RegExp(`^${checkedJobId(jobId)}-\\d{1,4}\\.(?:png|jpg|webp)$`);
    const folder = await this.#folder.ready();
    const names = (await onDisk('find pictures', () => this.#disk.readdir(folder))).filter((name) =>
      isKept.test(name),
    );
    if (names.length > 0) {
      // The window that kept them may have died before it came so far.
      await onDisk('find pictures', async () => {
        await syncFolder(this.#disk, folder);
        await this.#folder.last();
      });
    }
    return Promise.all(names.sort(byIndex).map((name) => describeKept(this.#disk, folder, name)));
  }

  async discard(jobId: string): Promise<void> {
    const prefix = `${checkedJobId(jobId)}-`;
    const folder = await this.#folder.ready();
    await onDisk('discard pictures', async () => {
      const names = (await this.#disk.readdir(folder)).filter((name) => name.startsWith(prefix));
      await Promise.all(names.map((name) => this.#disk.rm(join(folder, name), { force: true })));
    });
  }
}

async function describeKept(disk: Disk, folder: string, name: string): Promise<KeptOutput> {
  const path = join(folder, name);
  const file = await onDisk('read picture', () => disk.open(path, 'r'));
  try {
    const bytes = await onDisk('read picture', () => file.readFile());
    const facts = await inspectPicture(file, bytes.length);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { kind: 'kept', file: name, ...facts, size: bytes.length, sha256 };
  } finally {
    await file.close();
  }
}

/** In the order of the pictures, not of the alphabet. */
function byIndex(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

async function receive(
  file: DiskFile,
  stem: string,
  fill: (sink: ByteSink) => Promise<void>,
): Promise<KeptOutput> {
  const hash = createHash('sha256');
  let size = 0;
  // A full disk is told as such, whatever the filling makes of a write that fails.
  let refusal: Error | undefined;
  const sink: ByteSink = {
    write: async (chunk) => {
      try {
        if (size + chunk.byteLength > largestPicture) {
          throw new QwenImageError('unsafe', { detail: `the result is longer than ${largestPicture} bytes` });
        }
        hash.update(chunk);
        await writeWhole(file, chunk, size);
        size += chunk.byteLength;
      } catch (error) {
        throw (refusal = diskError('keep picture', error));
      }
    },
  };
  try {
    await fill(sink);
  } catch (error) {
    throw refusal ?? error;
  }
  const { type, width, height } = await inspectPicture(file, size);
  await onDisk('keep picture', () => file.sync());
  return {
    kind: 'kept',
    file: `${stem}.${extensionOf(type)}`,
    type,
    width,
    height,
    size,
    sha256: hash.digest('hex'),
  };
}

/** A single write may take less than it is given. */
async function writeWhole(file: DiskFile, chunk: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < chunk.byteLength;) {
    const { bytesWritten } = await file.write(chunk, done, chunk.byteLength - done, position + done);
    done += bytesWritten;
  }
}
