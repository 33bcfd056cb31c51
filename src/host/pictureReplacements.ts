import type { Replacements } from '../core/ports/replacements';
import { QwenImageError } from '../core/qwenImageError';
import type { Replacement } from '../core/replacement';
import { diskError, onDisk } from './diskError';
import { placeOf } from './place';
import { maximumReplacedSize } from './placement';
import type { PlacementFor } from './placements';
import type { ReplacedPictures } from './replacedPictures';
import type { WorkspaceFileSystem } from './workspaceFileSystem';

/** Replacements in workspaces, with what was replaced in the extension's own storage. */
export class PictureReplacements implements Replacements {
  readonly #kept: ReplacedPictures;
  readonly #placementFor: PlacementFor;
  readonly #files: WorkspaceFileSystem;

  constructor(kept: ReplacedPictures, placementFor: PlacementFor, files: WorkspaceFileSystem) {
    this.#kept = kept;
    this.#placementFor = placementFor;
    this.#files = files;
  }

  async hashAt(uri: string, root: string): Promise<'nothing' | 'other' | { readonly sha256: string }> {
    const there = await this.#read({ uri, root });
    return there.kind === 'file' ? { sha256: there.sha256 } : there.kind;
  }

  async undoable(): Promise<readonly Replacement[]> {
    const hashes = new Map<string, Promise<string | undefined>>();
    const found = new Map<string, Replacement>();
    for (const note of await this.#kept.list()) {
      if (!found.has(note.uri)) {
        const current = hashes.get(note.uri) ?? this.#hashAt(note);
        hashes.set(note.uri, current);
        if ((await current) === note.after) {
          found.set(note.uri, note);
        }
      }
    }
    return [...found.values()];
  }

  async replace(source: string, target: string, root: string): Promise<Replacement | 'changed'> {
    const place = placeOf(root, target);
    const bytes = await onDisk('read picture', async () => {
      const { kind, size } = await this.#files.stat(source);
      if (kind !== 'file' || size > maximumReplacedSize) {
        throw new QwenImageError('disk', { detail: 'not a picture of usual size (read picture)' });
      }
      return this.#files.readFile(source);
    });
    const { sha256: after } = await this.#kept.store(bytes);
    const there = await onDisk('read picture', () => this.#placementFor(root).read(place));
    if (there.kind !== 'file') {
      return 'changed';
    }
    const note = await this.#kept.keep({ uri: target, root, after }, there.bytes);
    return (await this.#swap(note, there.sha256, after)) === 'swapped' ? note : 'changed';
  }

  async undo(replacement: Replacement): Promise<'undone' | 'changed' | 'forgotten'> {
    const { uri, root, before, after } = replacement;
    const there = await this.#read(replacement);
    if (there.kind !== 'file' || there.sha256 !== after) {
      return 'changed';
    }
    // For a redo.
    await this.#kept.store(there.bytes);
    const outcome = await this.#swap({ uri, root }, after, before);
    if (outcome !== 'swapped') {
      return outcome;
    }
    await this.#kept.forget(replacement);
    return 'undone';
  }

  async redo(replacement: Replacement): Promise<'redone' | 'changed' | 'forgotten'> {
    const { uri, root, before, after } = replacement;
    const there = await this.#read(replacement);
    if (there.kind !== 'file' || there.sha256 !== before) {
      return 'changed';
    }
    await this.#kept.keep({ uri, root, after }, there.bytes);
    const outcome = await this.#swap({ uri, root }, before, after);
    return outcome === 'swapped' ? 'redone' : outcome;
  }

  async #swap(
    { uri, root }: Pick<Replacement, 'uri' | 'root'>,
    expected: string,
    wanted: string,
  ): Promise<'swapped' | 'changed' | 'forgotten'> {
    const kept = await this.#kept.find(wanted);
    if (kept === undefined) {
      return 'forgotten';
    }
    const place = placeOf(root, uri);
    try {
      const placed = await this.#placementFor(root).replace(kept.path, kept, place, expected);
      return placed === 'taken' ? 'changed' : 'swapped';
    } catch (error) {
      throw diskError('replace picture', error);
    }
  }

  #read({ uri, root }: Pick<Replacement, 'uri' | 'root'>): ReturnType<ReturnType<PlacementFor>['read']> {
    return onDisk('read picture', () => this.#placementFor(root).read(placeOf(root, uri)));
  }

  /** A folder that cannot be looked into has nothing to take back. */
  async #hashAt(replacement: Replacement): Promise<string | undefined> {
    try {
      const there = await this.#read(replacement);
      return there.kind === 'file' ? there.sha256 : undefined;
    } catch {
      return undefined;
    }
  }
}
