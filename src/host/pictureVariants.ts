import { createHash, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultQuality, responsiveSizes } from '../assets/conversion';
import { candidateNames } from '../assets/freeName';
import { imageSizeOf } from '../assets/imageSize';
import { imageTypeOf, isSupportedType } from '../assets/imageType';
import { carryMetadata } from '../assets/metadata/carryMetadata';
import type { PictureVariant, PictureVariants } from '../core/ports/pictureVariants';
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
}

/** Copies named after the picture and their width: `fox-400w.png`. */
export class PictureVariantFiles implements PictureVariants {
  readonly #tools: VariantTools;

  constructor(tools: VariantTools) {
    this.#tools = tools;
  }

  async make(uri: string, widths: readonly number[] = usualWidths): Promise<readonly PictureVariant[]> {
    const { bytes } = await readInputPicture(uri, this.#tools.files);
    const type = imageTypeOf(bytes);
    const size = imageSizeOf(bytes);
    if (!isSupportedType(type) || size.kind !== 'size') {
      throw new QwenImageError('badInput', { detail: 'unsupportedType', inputProblem: 'unsupportedType' });
    }
    const sizes = responsiveSizes(size, widths);
    const made =
      sizes.length === 0
        ? []
        : await this.#tools.transcode({ bytes, format: type, quality: defaultQuality, sizes });
    const root = rootOf(this.#tools.roots(), uri) ?? uri.slice(0, uri.lastIndexOf('/'));
    const variants: PictureVariant[] = [];
    for (const [index, { width, height }] of sizes.entries()) {
      const copy = carryMetadata(bytes, made[index] ?? bytes);
      variants.push({ uri: await this.#put(copy, placeOf(root, uri), width), width, height });
    }
    return [...variants, { uri, width: size.width, height: size.height }];
  }

  async #put(bytes: Uint8Array, original: Place, width: number): Promise<string> {
    const { workplace, disk, placementFor } = this.#tools;
    const [, stem = '', extension = ''] = /^(.*)\.([^.]*)$/s.exec(original.name) ?? [];
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const stored: Stored = { file: `${randomUUID()}-0.${extension}`, size: bytes.length, sha256 };
    const path = join(await new Folder(workplace, disk).ready(), stored.file);
    try {
      await writeDurably(disk, path, bytes);
      return await putAsFree(
        placementFor(original.root),
        path,
        stored,
        original,
        `${stem}-${width}w`,
        extension,
      );
    } catch (error) {
      throw diskError('save picture', error);
    } finally {
      await rm(path, { force: true }).catch(() => {});
    }
  }
}

/** Under the first name that is free, or holds the same already. */
async function putAsFree(
  placement: Placement,
  path: string,
  stored: Stored,
  beside: Place,
  stem: string,
  extension: string,
): Promise<string> {
  for (const name of candidateNames(stem, extension)) {
    const place = { ...beside, name };
    if ((await placement.put(path, stored, place)) !== 'taken') {
      return uriOf(place);
    }
  }
  throw new QwenImageError('disk', { detail: 'every name is taken (save picture)' });
}
