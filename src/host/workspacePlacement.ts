import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { KeptOutput } from '../core/job';
import { QwenImageError } from '../core/qwenImageError';
import { errorCodeOf, isMissing } from './diskError';
import { childUri, uriOf } from './place';
import type { Place } from './place';
import type { Placed, Placement } from './placement';
import type { FileFacts, WorkspaceFileSystem } from './workspaceFileSystem';

/** Pictures in folders that only VS Code reaches, such as a virtual workspace. */
export class WorkspacePlacement implements Placement {
  readonly #files: WorkspaceFileSystem;

  constructor(files: WorkspaceFileSystem) {
    this.#files = files;
  }

  async list({ root, folders }: Omit<Place, 'name'>): Promise<readonly string[]> {
    const isThere = await this.#checkFolders(root, folders);
    return isThere ? this.#files.list(childUri(root, ...folders)) : [];
  }

  async exists(place: Place): Promise<boolean> {
    return (await this.#statIfThere(uriOf(place))) !== undefined;
  }

  async put(source: string, kept: KeptOutput, place: Place): Promise<Placed> {
    const { root, folders } = place;
    if (!(await this.#checkFolders(root, folders))) {
      await this.#files.createFolder(childUri(root, ...folders));
    }
    const target = uriOf(place);
    if (await this.exists(place)) {
      return this.#compare(target, kept);
    }
    const bytes = await readFile(source);
    if (digestOf(bytes) !== kept.sha256) {
      throw new QwenImageError('disk', { detail: 'the kept picture has changed (save picture)' });
    }
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

  /** True when all folders exist and none is a symbolic link; false when one is missing. */
  async #checkFolders(root: string, folders: readonly string[]): Promise<boolean> {
    for (let depth = 1; depth <= folders.length; depth += 1) {
      const facts = await this.#statIfThere(childUri(root, ...folders.slice(0, depth)));
      if (facts === undefined) {
        return false;
      }
      if (facts.isSymbolicLink) {
        throw new QwenImageError('disk', { detail: 'a symbolic link leads there (find place)' });
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

  async #compare(target: string, kept: KeptOutput): Promise<Placed> {
    const facts = await this.#files.stat(target);
    if (facts.kind !== 'file' || facts.isSymbolicLink || facts.size !== kept.size) {
      return 'taken';
    }
    return digestOf(await this.#files.readFile(target)) === kept.sha256 ? 'present' : 'taken';
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
