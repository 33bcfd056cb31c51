import { randomBytes } from 'node:crypto';
import { fittingSize } from '../assets/conversion';
import { imageSizeOf } from '../assets/imageSize';
import { maximumPixels } from '../assets/maximumPixels';
import { placeholder } from '../assets/placeholder/placeholder';
import type { Clock } from '../core/clock';
import { expectedPicture } from '../core/expectedPicture';
import type { ExpectedPicture } from '../core/expectedPicture';
import type { JobRequest, ReplacedFile } from '../core/jobRequest';
import type { Placeholders } from '../core/ports/placeholders';
import { QwenImageError } from '../core/qwenImageError';
import type { WorkspaceAssetFiles } from './assetFiles';
import { onDisk } from './diskError';
import type { FinishingTools } from './pictureFinishing';
import { pictureNameOf } from './pictureName';
import { placeOf } from './place';
import type { PlacementFor } from './placements';
import type { ReplacedPictures } from './replacedPictures';
import type { WorkspaceFileSystem } from './workspaceFileSystem';

/** Somebody else may take a name between choosing and placing; not this often. */
const maximumChoices = 20;

export interface PlaceholderSurroundings {
  readonly assets: Pick<WorkspaceAssetFiles, 'choosePlace' | 'release' | 'readInput'>;
  readonly placementFor: PlacementFor;
  /** Where the bytes lie before they are placed. */
  readonly kept: Pick<ReplacedPictures, 'store' | 'find'>;
  readonly files: Pick<WorkspaceFileSystem, 'remove'>;
  readonly clock: Pick<Clock, 'now'>;
  /** What is made of a picture before it is saved. */
  readonly wish: FinishingTools['wish'];
}

/** Placeholders in workspaces, under the names that the pictures would have. */
export class PlaceholderFiles implements Placeholders {
  readonly #around: PlaceholderSurroundings;

  constructor(around: PlaceholderSurroundings) {
    this.#around = around;
  }

  async lay(request: JobRequest): Promise<ReplacedFile | undefined> {
    const made = expectedPicture(request) ?? (await this.#likeSource(request));
    if (made === undefined) {
      return undefined;
    }
    const expected = this.#finished(request, made);
    const { assets, placementFor, kept, clock } = this.#around;
    const { sha256 } = await kept.store(placeholder(expected.type, expected));
    const found = await kept.find(sha256);
    if (found === undefined) {
      throw new QwenImageError('disk', { detail: 'storage lost the placeholder (lay placeholder)' });
    }
    // Others of the same size may be laid at the same moment: each has a temporary file of its own.
    const stored = { ...found, file: `${sha256}.${randomBytes(6).toString('hex')}` };
    const { root } = request.destination;
    for (let choice = 1; choice <= maximumChoices; choice += 1) {
      const job = { request, createdAt: clock.now() };
      const uri = await assets.choosePlace(job, { type: expected.type, sha256 }, 0);
      const place = placeOf(root, uri);
      try {
        const placed = await onDisk('lay placeholder', () =>
          placementFor(root).put(stored.path, stored, place),
        );
        if (placed === 'placed') {
          return { uri, expected: sha256, isPlaceholder: true };
        }
      } finally {
        assets.release(place);
      }
    }
    throw new QwenImageError('disk', { detail: 'every name is taken (lay placeholder)' });
  }

  #finished(request: JobRequest, picture: ExpectedPicture): ExpectedPicture {
    const { wish, clock } = this.#around;
    const { folders } = pictureNameOf({ request, createdAt: clock.now() }, picture, 0);
    const { conversion, named } = wish(request, folders);
    const type = named ?? conversion?.format ?? picture.type;
    const { longestSide } = conversion ?? {};
    return { ...(longestSide === undefined ? picture : fittingSize(picture, longestSide)), type };
  }

  /** An edit keeps the size of what it is made from, or nearly so. */
  async #likeSource({ images, destination }: JobRequest): Promise<ExpectedPicture | undefined> {
    const [source] = Object.values(images);
    if (source?.kind !== 'file') {
      return undefined;
    }
    const { bytes } = await this.#around.assets.readInput(source.original ?? source.uri, destination.root);
    const size = imageSizeOf(bytes);
    return size.kind === 'size' && size.width * size.height <= maximumPixels
      ? { width: size.width, height: size.height, type: 'png' }
      : undefined;
  }

  async remove({ uri, expected }: ReplacedFile, root: string): Promise<'removed' | 'changed' | 'gone'> {
    return onDisk('remove placeholder', async () => {
      const there = await this.#around.placementFor(root).read(placeOf(root, uri));
      if (there.kind !== 'file' || there.sha256 !== expected) {
        return there.kind === 'nothing' ? 'gone' : 'changed';
      }
      await this.#around.files.remove(uri);
      return 'removed';
    });
  }
}
