import { imageSizeOf } from '../assets/imageSize';
import { imageTypeOf, isSupportedType } from '../assets/imageType';
import { typeOfName } from '../assets/nameType';
import type { Log } from '../core/log';
import { movedUri } from '../core/movedJob';
import type { AssetRecords } from '../core/ports/assetRecords';
import type { Links } from '../core/ports/links';
import type { Earlier, Replacements } from '../core/ports/replacements';
import { QwenImageError } from '../core/qwenImageError';
import type { Replacement } from '../core/replacement';
import type { Transcode } from './codec/codecThread';
import { convertPicture } from './codec/convertPicture';
import { diskError, onDisk } from './diskError';
import { EarlierPictures } from './earlierPictures';
import type { EarlierSurroundings } from './earlierPictures';
import { placeOf } from './place';
import { maximumReplacedSize } from './placement';
import type { PlacementFor } from './placements';
import { rootOf } from './relativePlace';
import type { ReplacedPictures } from './replacedPictures';
import type { WorkspaceFileSystem } from './workspaceFileSystem';

export interface ReplacementTools extends Pick<EarlierSurroundings, 'inputs' | 'uriOf'> {
  readonly kept: ReplacedPictures;
  readonly placementFor: PlacementFor;
  readonly files: WorkspaceFileSystem;
  readonly links: Pick<Links, 'leadsOut'>;
  /** URIs of the open workspace folders. */
  readonly roots: () => readonly string[];
  readonly transcode: Transcode;
  readonly records: Pick<AssetRecords, 'writeCopies'>;
  readonly log: Log;
}

/** Replacements in workspaces, with what was replaced in the extension's own storage. */
export class PictureReplacements implements Replacements {
  readonly #tools: ReplacementTools;
  readonly #kept: ReplacedPictures;
  readonly #placementFor: PlacementFor;
  readonly #earlier: EarlierPictures;

  constructor(tools: ReplacementTools) {
    this.#tools = tools;
    this.#earlier = new EarlierPictures(tools);
    this.#kept = tools.kept;
    this.#placementFor = tools.placementFor;
  }

  async hashAt(uri: string, root: string): Promise<'nothing' | 'other' | { readonly sha256: string }> {
    const there = await this.#read({ uri, root });
    return there.kind === 'file' ? { sha256: there.sha256 } : there.kind;
  }

  async undoable(): Promise<readonly Replacement[]> {
    const hashes = new Map<string, Promise<string | undefined>>();
    const found = new Map<string, Replacement>();
    const roots = this.#tools.roots();
    for (const note of await this.#kept.list()) {
      // Projects that are not open here are not touched, nor looked at.
      if (!found.has(note.uri) && rootOf(roots, note.uri) !== undefined) {
        const current = hashes.get(note.uri) ?? this.#hashAt(note);
        hashes.set(note.uri, current);
        if ((await current) === note.after) {
          found.set(note.uri, note);
        }
      }
    }
    return [...found.values()];
  }

  async replace(source: string, target: string, root: string): Promise<Replacement | 'changed' | 'unlike'> {
    const place = placeOf(root, target);
    const raw = await this.#readSource(source);
    const bytes = await this.#asNamed(raw, place.name);
    if (bytes === undefined) {
      return 'unlike';
    }
    const { sha256: after } = await this.#kept.store(bytes);
    const there = await onDisk('read picture', () => this.#placementFor(root).read(place));
    if (there.kind !== 'file') {
      return 'changed';
    }
    const note = await this.#kept.keep({ uri: target, root, after }, there.bytes);
    if ((await this.#swap(note, there.sha256, after)) !== 'swapped') {
      return 'changed';
    }
    if (bytes !== raw) {
      await this.#record(source, target, bytes, after);
    }
    return note;
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

  earlier(sha256: string, places: readonly string[]): Promise<Earlier> {
    return this.#earlier.find(sha256, places);
  }

  async moved(from: string, to: string): Promise<void> {
    const roots = this.#tools.roots();
    for (const note of await this.#kept.list()) {
      const uri = movedUri(note.uri, from, to);
      const root = rootOf(roots, uri);
      if (uri !== note.uri && root !== undefined) {
        await this.#kept.move(note, { uri, root });
      }
    }
  }

  #readSource(source: string): Promise<Uint8Array> {
    const { files, links } = this.#tools;
    return onDisk('read picture', async () => {
      if (await links.leadsOut(source)) {
        throw new QwenImageError('badInput', { detail: 'leadsOut', inputProblem: 'leadsOut' });
      }
      const { kind, size } = await files.stat(source);
      if (kind !== 'file' || size > maximumReplacedSize) {
        throw new QwenImageError('disk', { detail: 'not a picture of usual size (read picture)' });
      }
      return files.readFile(source);
    });
  }

  /** A picture of the type that a name promises: whatever refers to it relies on that. */
  async #asNamed(picture: Uint8Array, name: string): Promise<Uint8Array | undefined> {
    const named = typeOfName(name);
    if (named === undefined || imageTypeOf(picture) === named) {
      return picture;
    }
    try {
      return await convertPicture(picture, undefined, named, this.#tools.transcode);
    } catch (error) {
      this.#tools.log.warn('A picture could not be converted to the type of the one that it replaces', error);
      return undefined;
    }
  }

  /** Other bytes are not found by the record of the picture that they show. */
  async #record(source: string, uri: string, bytes: Uint8Array, sha256: string): Promise<void> {
    const { records, log } = this.#tools;
    const [type, size] = [imageTypeOf(bytes), imageSizeOf(bytes)];
    if (!isSupportedType(type) || size.kind !== 'size') {
      return;
    }
    const { width, height } = size;
    await records.writeCopies(source, [{ uri, sha256, type, width, height }]).catch((error: unknown) => {
      log.warn('A picture that replaced another one could not be recorded', error);
    });
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
