import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { QwenImageError } from '../core/qwenImageError';
import { errorCodeOf, isMissing } from './diskError';
import { childUri, uriOf } from './place';
import type { Place } from './place';
import { maximumReplacedSize, throughLink } from './placement';
import type { Lying, Placed, Placement, Stored } from './placement';
import { Sequences } from './sequences';
import type { Turns } from './swapTurns';
import type { FileFacts, WorkspaceFileSystem } from './workspaceFileSystem';

/** Pictures in folders that only VS Code reaches, such as a virtual workspace. */
export class WorkspacePlacement implements Placement {
  readonly #files: WorkspaceFileSystem;
  readonly #turns: Turns;

  constructor(files: WorkspaceFileSystem, turns: Turns = new Sequences()) {
    this.#files = files;
    this.#turns = turns;
  }

  async list({ root, folders }: Omit<Place, 'name'>): Promise<readonly string[]> {
    const isThere = await this.#checkFolders(root, folders);
    return isThere ? this.#files.list(childUri(root, ...folders)) : [];
  }

  async exists(place: Place): Promise<boolean> {
    return (await this.#statIfThere(uriOf(place))) !== undefined;
  }

  async put(source: string, kept: Stored, place: Place): Promise<Placed> {
    const { root, folders } = place;
    if (!(await this.#checkFolders(root, folders))) {
      await this.#files.createFolder(childUri(root, ...folders));
    }
    const target = uriOf(place);
    if (await this.exists(place)) {
      return this.#compare(target, kept);
    }
    const bytes = await readWhole(source, kept);
    const temporary = childUri(root, ...folders, `.${kept.file}.tmp`);
    try {
      await this.#files.writeFile(temporary, bytes);
      await this.#files.renameToFree(temporary, target);
      return 'placed';
    } catch (error) {
      await this.#files.remove(temporary).catch(() => {});
      const code = errorCodeOf(error);
      if (code === 'FileExists' || code === 'EntryExists' || code === 'EEXIST') {
        return this.#compare(target, kept);
      }
      throw error;
    }
  }

  async read(place: Place): Promise<Lying> {
    if (!(await this.#checkFolders(place.root, place.folders))) {
      return { kind: 'nothing' };
    }
    const facts = await this.#statIfThere(uriOf(place));
    if (facts === undefined) {
      return { kind: 'nothing' };
    }
    if (facts.kind !== 'file' || facts.isSymbolicLink || facts.size > maximumReplacedSize) {
      return { kind: 'other' };
    }
    const bytes = await this.#files.readFile(uriOf(place));
    return { kind: 'file', bytes, sha256: digestOf(bytes) };
  }

  /** One after the other for the same file: the second one sees what the first one put there. */
  replace(source: string, kept: Stored, place: Place, expected: string): Promise<Placed> {
    return this.#turns.run(uriOf(place), () => this.#replaceNow(source, kept, place, expected));
  }

  async #replaceNow(source: string, kept: Stored, place: Place, expected: string): Promise<Placed> {
    const bytes = await readWhole(source, kept);
    const temporary = childUri(place.root, ...place.folders, `.${kept.file}.tmp`);
    try {
      await this.#files.writeFile(temporary, bytes);
      const there = await this.read(place);
      if (there.kind !== 'file' || there.sha256 !== expected) {
        await this.#files.remove(temporary);
        return there.kind === 'file' && there.sha256 === kept.sha256 ? 'present' : 'taken';
      }
      await this.#files.renameOver(temporary, uriOf(place));
      return 'placed';
    } catch (error) {
      await this.#files.remove(temporary).catch(() => {});
      throw error;
    }
  }

  /** True when all folders exist and none is a symbolic link; false when one is missing. */
  async #checkFolders(root: string, folders: readonly string[]): Promise<boolean> {
    for (let depth = 1; depth <= folders.length; depth += 1) {
      const facts = await this.#statIfThere(childUri(root, ...folders.slice(0, depth)));
      if (facts === undefined) {
        return false;
      }
      if (facts.isSymbolicLink) {
        throw new QwenImageError('disk', { detail: throughLink });
      }
      if (facts.kind !== 'folder') {
        throw new QwenImageError('disk', { detail: 'FileNotADirectory (find place)' });
      }
    }
    return true;
  }

  async #statIfThere(uri: string): Promise<FileFacts | undefined> {
    try {
      return await this.#files.stat(uri);
    } catch (error) {
      if (isMissing(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async #compare(target: string, kept: Stored): Promise<Placed> {
    const facts = await this.#files.stat(target);
    if (facts.kind !== 'file' || facts.isSymbolicLink || facts.size !== kept.size) {
      return 'taken';
    }
    return digestOf(await this.#files.readFile(target)) === kept.sha256 ? 'present' : 'taken';
  }
}

async function readWhole(source: string, kept: Stored): Promise<Uint8Array> {
  const bytes = await readFile(source);
  if (digestOf(bytes) !== kept.sha256) {
    throw new QwenImageError('disk', { detail: 'the kept picture has changed (save picture)' });
  }
  return bytes;
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
