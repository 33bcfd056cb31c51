import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatRecord } from '../assets/provenance/formatRecord';
import { parseRecord } from '../assets/provenance/parseRecord';
import { isRecordFileName, recordFileName, recordFolder } from '../assets/provenance/recordPath';
import type { AssetRecord } from '../core/assetRecord';
import { systemDisk } from './disk';
import type { Disk } from './disk';
import { isMissing, onDisk } from './diskError';
import { syncFolder, temporaryName, writeDurably } from './durableFile';
import { enterFolder, lstatIfThere } from './enterFolder';
import { childUri, schemeOf } from './place';
import type { WorkspaceFileSystem } from './workspaceFileSystem';

/** A prompt has 20,000 letters at most; what is larger was not written here. */
const maximumSize = 1_000_000;
/** Files read at the same time. */
const readers = 24;

/** The records under `.qwen-image/` of one workspace folder. */
export class RecordFolder {
  readonly #root: string;
  readonly #files: WorkspaceFileSystem;
  readonly #disk: Disk;

  /** @param root URI of the workspace folder */
  constructor(root: string, files: WorkspaceFileSystem, disk: Disk = systemDisk) {
    this.#root = root;
    this.#files = files;
    this.#disk = disk;
  }

  /** The record of bytes with this hash. What cannot be read is not there. */
  async read(sha256: string): Promise<AssetRecord | undefined> {
    const record = (await this.#isOwn()) ? await this.#readFile(recordFileName(sha256)) : undefined;
    return record?.sha256 === sha256 ? record : undefined;
  }

  async readAll(): Promise<readonly AssetRecord[]> {
    let names: readonly string[];
    try {
      if (!(await this.#isOwn())) {
        return [];
      }
      names = (await this.#files.list(childUri(this.#root, recordFolder))).filter(isRecordFileName);
    } catch {
      return [];
    }
    const found: (AssetRecord | undefined)[] = [];
    for (let at = 0; at < names.length; at += readers) {
      found.push(...(await Promise.all(names.slice(at, at + readers).map((name) => this.#readFile(name)))));
    }
    return found.filter((record) => record !== undefined);
  }

  /** Whole or not at all; nothing is touched when the same is there. Rejects with `disk`. */
  async write(record: AssetRecord): Promise<void> {
    const name = recordFileName(record.sha256);
    const text = formatRecord(record);
    const there = await this.#readFile(name);
    const isThere = there !== undefined && formatRecord(there) === text;
    await onDisk('write record', async () => {
      if (schemeOf(this.#root) === 'file') {
        await this.#writeToDisk(name, isThere ? undefined : text);
      } else if (!isThere) {
        await this.#files.createFolder(childUri(this.#root, recordFolder));
        await this.#files.writeFile(this.#uriOf(name), new TextEncoder().encode(text));
      }
    });
  }

  /** @param text missing: it is there; the window that wrote it may not have come so far as to make it last */
  async #writeToDisk(name: string, text: string | undefined): Promise<void> {
    const root = fileURLToPath(this.#root);
    const folder = await enterFolder(this.#disk, root, [recordFolder], true);
    if (text === undefined) {
      await syncFolder(this.#disk, folder);
    } else {
      for (const left of await this.#disk.readdir(folder)) {
        if (left.startsWith(`${name}.`) && temporaryName.test(left)) {
          await this.#disk.rm(join(folder, left), { force: true });
        }
      }
      await writeDurably(this.#disk, join(folder, name), text);
    }
    await syncFolder(this.#disk, root);
  }

  async remove(sha256: string): Promise<void> {
    const name = recordFileName(sha256);
    await onDisk('remove record', async () => {
      if (schemeOf(this.#root) === 'file') {
        const folder = await enterFolder(this.#disk, fileURLToPath(this.#root), [recordFolder], false);
        if (folder === undefined || (await lstatIfThere(this.#disk, join(folder, name))) === undefined) {
          return;
        }
      }
      await this.#files.remove(this.#uriOf(name)).catch((error: unknown) => {
        if (!isMissing(error)) {
          throw error;
        }
      });
    });
  }

  /** False where a link leads to somebody's records elsewhere, or nothing is. */
  async #isOwn(): Promise<boolean> {
    if (schemeOf(this.#root) !== 'file') {
      return true;
    }
    try {
      return (await enterFolder(this.#disk, fileURLToPath(this.#root), [recordFolder], false)) !== undefined;
    } catch {
      return false;
    }
  }

  async #readFile(name: string): Promise<AssetRecord | undefined> {
    const uri = this.#uriOf(name);
    try {
      const { kind, isSymbolicLink, size } = await this.#files.stat(uri);
      if (kind !== 'file' || isSymbolicLink || size > maximumSize) {
        return undefined;
      }
      return parseRecord(new TextDecoder().decode(await this.#files.readFile(uri)));
    } catch {
      return undefined;
    }
  }

  #uriOf(name: string): string {
    return childUri(this.#root, recordFolder, name);
  }
}
