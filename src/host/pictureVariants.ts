import { createHash, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultQuality, responsiveSizes } from '../assets/conversion';
import { candidateNames } from '../assets/freeName';
import { imageSizeOf } from '../assets/imageSize';
import { imageTypeOf, isSupportedType } from '../assets/imageType';
import { carryMetadata } from '../assets/metadata/carryMetadata';
import type { Log } from '../core/log';
import type { AssetCopy, AssetRecords } from '../core/ports/assetRecords';
import type { PictureVariant, PictureVariants } from '../core/ports/pictureVariants';
import { maximumPixels } from '../assets/maximumPixels';
import { QwenImageError } from '../core/qwenImageError';
import type { Transcode } from './codec/codecThread';
import type { Disk } from './disk';
import { diskError } from './diskError';
import { writeDurably } from './durableFile';
import { Folder } from './folder';
import { readInputPicture } from './inputPicture';
import { placeOf, uriOf } from './place';
import type { Place } from './place';
import type { Placement, Stored } from './placement';
import type { PlacementFor } from './placements';
import { rootOf } from './relativePlace';
import type { WorkspaceFileSystem } from './workspaceFileSystem';

/** Pixels: a phone, a tablet or a phone of twice the density, a desktop. */
const usualWidths = [400, 800, 1600];

export interface VariantTools {
  /** Absolute path of a folder of ours in which copies are made whole. */
  readonly workplace: string;
  readonly files: WorkspaceFileSystem;
  readonly placementFor: PlacementFor;
  /** URIs of the open workspace folders. */
  readonly roots: () => readonly string[];
  readonly transcode: Transcode;
  readonly disk: Disk;
  readonly records: Pick<AssetRecords, 'writeCopies' | 'findByHash' | 'remove'>;
  readonly log: Log;
}

type PutCopy = AssetCopy & { readonly isNew: boolean };

/** Copies named after the picture and their width: `fox-400w.png`. */
export class PictureVariantFiles implements PictureVariants {
  readonly #tools: VariantTools;
  /** sha256 of the copies that were made here, by URI. */
  readonly #made = new Map<string, string>();

  constructor(tools: VariantTools) {
    this.#tools = tools;
  }

  async make(uri: string, widths: readonly number[] = usualWidths): Promise<readonly PictureVariant[]> {
    const { files, disk, roots } = this.#tools;
    const { bytes } = await readInputPicture(uri, files, disk, roots());
    const type = imageTypeOf(bytes);
    const size = imageSizeOf(bytes);
    if (!isSupportedType(type) || size.kind !== 'size') {
      throw new QwenImageError('badInput', { detail: 'unsupportedType', inputProblem: 'unsupportedType' });
    }
    if (size.width * size.height > maximumPixels) {
      throw new QwenImageError('badInput', { detail: 'tooLarge', inputProblem: 'tooLarge' });
    }
    const sizes = responsiveSizes(size, widths);
    const made =
      sizes.length === 0
        ? []
        : await this.#tools.transcode({ bytes, format: type, quality: defaultQuality, sizes });
    const root = rootOf(this.#tools.roots(), uri) ?? uri.slice(0, uri.lastIndexOf('/'));
    const copies: PutCopy[] = [];
    for (const [index, measures] of sizes.entries()) {
      const copy = carryMetadata(bytes, made[index] ?? bytes);
      copies.push({ ...measures, type, ...(await this.#put(copy, placeOf(root, uri), measures.width)) });
    }
    await this.#record(uri, copies);
    const variants = copies.map(({ sha256, type: _, isNew, ...copy }): PictureVariant => {
      if (isNew) this.#made.set(copy.uri, sha256);
      return isNew ? { ...copy, isNew } : copy;
    });
    return [...variants, { uri, width: size.width, height: size.height }];
  }

  async remove(copies: readonly PictureVariant[]): Promise<readonly PictureVariant[]> {
    const { files, records, log } = this.#tools;
    const removed: PictureVariant[] = [];
    for (const copy of copies) {
      const sha256 = this.#made.get(copy.uri);
      if (sha256 === undefined || sha256 !== (await hashAt(files, copy.uri))) continue;
      try {
        await files.remove(copy.uri);
      } catch (error) {
        throw diskError('remove picture', error);
      }
      this.#made.delete(copy.uri);
      removed.push(copy);
      const known = await records.findByHash(sha256);
      if (known?.record.copyOf !== undefined && known.file === copy.uri) {
        await records.remove(known).catch((error: unknown) => {
          log.warn('The record of a copy could not be removed', error);
        });
      }
    }
    return removed;
  }

  /** The copies are there whether they are recorded or not. */
  async #record(original: string, copies: readonly AssetCopy[]): Promise<void> {
    const { records, log } = this.#tools;
    await records.writeCopies(original, copies).catch((error: unknown) => {
      log.warn('The copies of a picture could not be recorded', error);
    });
  }

  async #put(
    bytes: Uint8Array,
    original: Place,
    width: number,
  ): Promise<Pick<PutCopy, 'uri' | 'sha256' | 'isNew'>> {
    const { workplace, disk, placementFor } = this.#tools;
    const [, stem = '', extension = ''] = /^(.*)\.([^.]*)$/s.exec(original.name) ?? [];
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const stored: Stored = { file: `${randomUUID()}-0.${extension}`, size: bytes.length, sha256 };
    const path = join(await new Folder(workplace, disk).ready(), stored.file);
    try {
      await writeDurably(disk, path, bytes);
      const names = candidateNames(`${stem}-${width}w`, extension);
      return { ...(await putAsFree(placementFor(original.root), path, stored, original, names)), sha256 };
    } catch (error) {
      throw diskError('save picture', error);
    } finally {
      await rm(path, { force: true }).catch(() => {});
    }
  }
}

async function hashAt(files: WorkspaceFileSystem, uri: string): Promise<string | undefined> {
  try {
    return createHash('sha256')
      .update(await files.readFile(uri))
      .digest('hex');
  } catch {
    return undefined;
  }
}

/** Under the first name that is free, or holds the same already. */
async function putAsFree(
  placement: Placement,
  path: string,
  stored: Stored,
  beside: Place,
  names: Iterable<string>,
): Promise<{ readonly uri: string; readonly isNew: boolean }> {
  for (const name of names) {
    const place = { ...beside, name };
    const placed = await placement.put(path, stored, place);
    if (placed !== 'taken') {
      return { uri: uriOf(place), isNew: placed === 'placed' };
    }
  }
  throw new QwenImageError('disk', { detail: 'every name is taken (save picture)' });
}
