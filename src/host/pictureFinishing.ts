import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isComplete } from '../assets/completeness';
import { imageSizeOf } from '../assets/imageSize';
import type { ConversionWish } from '../assets/conversion';
import { extensionOf, imageTypeOf, isSupportedType } from '../assets/imageType';
import type { SupportedType } from '../assets/imageType';
import { embedMetadata } from '../assets/metadata/embedMetadata';
import type { PictureRecipe } from '../assets/metadata/parametersText';
import type { JobIn, KeptOutput } from '../core/job';
import type { JobRequest } from '../core/jobRequest';
import type { Log } from '../core/log';
import type { AssetRecords } from '../core/ports/assetRecords';
import type { Finishing } from '../core/ports/finishing';
import { QwenImageError } from '../core/qwenImageError';
import type { Transcode } from './codec/codecThread';
import { convertPicture } from './codec/convertPicture';
import type { Disk } from './disk';
import { onDisk } from './diskError';
import { writeDurably } from './durableFile';
import { isKeptName } from './keptName';
import { pictureNameOf } from './pictureName';

/** Bytes; a larger one is saved as it came. */
const maximumSize = 64_000_000;

/** What is wanted of a picture. */
export interface FinishingWish {
  readonly embedMetadata: 'none' | 'disclosure' | 'full';
  readonly conversion?: ConversionWish;
  /** The type that the name which was asked for promises. */
  readonly named?: SupportedType;
}

export interface FinishingTools {
  /** Absolute path of the folder that `ResultStorage` keeps pictures in. */
  readonly results: string;
  /** @param below folders below the destination that the name of the picture asks for */
  readonly wish: (request: JobRequest, below: readonly string[]) => FinishingWish;
  readonly records: Pick<AssetRecords, 'write'>;
  readonly transcode: Transcode;
  readonly disk: Disk;
  readonly log: Log;
}

/** Finishes pictures in the folder that `ResultStorage` keeps them in, each under a name of its own beside the first. */
export class PictureFinishing implements Finishing {
  readonly #tools: FinishingTools;

  constructor(tools: FinishingTools) {
    this.#tools = tools;
  }

  async finish(job: JobIn<'ready'>, kept: KeptOutput, index: number): Promise<KeptOutput> {
    const { request } = job;
    const wish = this.#tools.wish(request, pictureNameOf(job, kept, index).folders);
    if (kept.size > maximumSize) {
      return kept;
    }
    if (!isKeptName(kept.file)) {
      throw new QwenImageError('disk', { detail: 'not a kept picture (finish picture)' });
    }
    const raw = await onDisk('finish picture', () =>
      this.#tools.disk.readFile(join(this.#tools.results, kept.file)),
    );
    const picture = await this.#convert(raw, wish);
    const told =
      wish.embedMetadata === 'none'
        ? picture
        : embedMetadata(picture, {
            isEdit: Object.keys(request.images).length > 0,
            ...(wish.embedMetadata === 'full' ? recipeOf(request) : {}),
          });
    return told === raw ? kept : this.#keep(kept, told);
  }

  record(job: JobIn<'ready'>): Promise<void> {
    return this.#tools.records.write(job);
  }

  /** A picture that cannot be converted is one all the same. */
  async #convert(raw: Uint8Array, { conversion, named }: FinishingWish): Promise<Uint8Array> {
    try {
      return await convertPicture(raw, conversion, named, this.#tools.transcode);
    } catch (error) {
      this.#tools.log.warn('A picture could not be converted and keeps its format', error);
      return raw;
    }
  }

  async #keep(kept: KeptOutput, bytes: Uint8Array): Promise<KeptOutput> {
    const type = imageTypeOf(bytes);
    const size = imageSizeOf(bytes);
    const isWhole =
      isSupportedType(type) &&
      size.kind === 'size' &&
      isComplete(type, { length: bytes.length, head: bytes, tail: bytes.subarray(-1024) });
    if (!isWhole) {
      throw new QwenImageError('unexpected', { detail: 'the finished picture is damaged' });
    }
    const { width, height } = size;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    // Named by its content too: a window with other settings never writes over what this one has recorded.
    const file = `${kept.file.replace(/\..*$/, '')}.${sha256.slice(0, 16)}.${extensionOf(type)}`;
    await onDisk('finish picture', () =>
      writeDurably(this.#tools.disk, join(this.#tools.results, file), bytes),
    );
    return { kind: 'kept', file, type, width, height, size: bytes.length, sha256, isFinished: true };
  }
}

/** Nothing for a request that was recovered by its id: what it asked for is not known. */
function recipeOf({ prompt, model, parameters }: JobRequest): { readonly recipe?: PictureRecipe } {
  if (prompt === '') {
    return {};
  }
  const { negative_prompt: negativePrompt, ...rest } = parameters;
  const isTold = typeof negativePrompt === 'string' && negativePrompt !== '';
  return { recipe: { prompt, model, parameters: rest, ...(isTold ? { negativePrompt } : {}) } };
}
