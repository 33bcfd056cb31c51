import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isComplete } from '../assets/completeness';
import { imageSizeOf } from '../assets/imageSize';
import { extensionOf, imageTypeOf, isSupportedType } from '../assets/imageType';
import { embedMetadata } from '../assets/metadata/embedMetadata';
import type { PictureRecipe } from '../assets/metadata/parametersText';
import type { JobIn, KeptOutput } from '../core/job';
import type { JobRequest } from '../core/jobRequest';
import type { AssetRecords } from '../core/ports/assetRecords';
import type { Finishing } from '../core/ports/finishing';
import { QwenImageError } from '../core/qwenImageError';
import { systemDisk } from './disk';
import type { Disk } from './disk';
import { onDisk } from './diskError';
import { writeDurably } from './durableFile';
import { isKeptName } from './keptName';

/** Bytes; a larger one is saved as it came. */
const maximumSize = 64_000_000;

/** What is wanted of the pictures of a job. */
export interface FinishingWish {
  readonly embedMetadata: 'none' | 'disclosure' | 'full';
}

/** Finishes pictures in the folder that `ResultStorage` keeps them in, each under a name of its own beside the first. */
export class PictureFinishing implements Finishing {
  readonly #results: string;
  readonly #wish: (request: JobRequest) => FinishingWish;
  readonly #records: Pick<AssetRecords, 'write'>;
  readonly #disk: Disk;

  /** @param results absolute path of the folder */
  constructor(
    results: string,
    wish: (request: JobRequest) => FinishingWish,
    records: Pick<AssetRecords, 'write'>,
    disk: Disk = systemDisk,
  ) {
    this.#results = results;
    this.#wish = wish;
    this.#records = records;
    this.#disk = disk;
  }

  async finish({ request }: JobIn<'ready'>, kept: KeptOutput): Promise<KeptOutput> {
    const wish = this.#wish(request);
    if (wish.embedMetadata === 'none' || kept.size > maximumSize) {
      return kept;
    }
    if (!isKeptName(kept.file)) {
      throw new QwenImageError('disk', { detail: 'not a kept picture (finish picture)' });
    }
    const raw = await onDisk('finish picture', () => this.#disk.readFile(join(this.#results, kept.file)));
    const told = embedMetadata(raw, {
      isEdit: Object.keys(request.images).length > 0,
      ...(wish.embedMetadata === 'full' ? recipeOf(request) : {}),
    });
    return told === raw ? kept : this.#keep(kept, told);
  }

  record(job: JobIn<'ready'>): Promise<void> {
    return this.#records.write(job);
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
    await onDisk('finish picture', () => writeDurably(this.#disk, join(this.#results, file), bytes));
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
