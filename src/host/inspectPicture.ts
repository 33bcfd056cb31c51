import { isComplete, tailLength } from '../assets/completeness';
import { imageSizeOf } from '../assets/imageSize';
import { imageTypeOf, isSupportedType } from '../assets/imageType';
import type { SupportedType } from '../assets/imageType';
import { maximumPixels } from '../assets/maximumPixels';
import { QwenImageError } from '../core/qwenImageError';
import type { DiskFile } from './disk';
import { onDisk } from './diskError';

/** Bytes in which nearly every file names its size; the second is for JPEG files with large colour profiles. */
const headLengths = [65_536, 8_388_608];

/** Bytes below which nothing can be told: an answer that broke off. */
const shortestKnown = 12;

export interface PictureFacts {
  readonly type: SupportedType;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Looks at a file's bytes, whatever it was said to be. Rejects with `unsafe` when it is not a picture that may be saved,
 * `badAnswer` when it is not whole, `disk` when it cannot be read.
 */
export async function inspectPicture(file: DiskFile, size: number): Promise<PictureFacts> {
  let head = new Uint8Array();
  for (const length of headLengths) {
    head = await readPart(file, 0, Math.min(size, length));
    const found = imageSizeOf(head);
    if (found.kind === 'size') {
      return checked(file, size, head, found);
    }
    if (found.kind !== 'needMoreBytes' || length >= size) {
      break;
    }
  }
  const type = imageTypeOf(head);
  if (size >= shortestKnown && !isSupportedType(type)) {
    throw new QwenImageError('unsafe', { detail: `the result is ${type}, ${size} bytes` });
  }
  throw new QwenImageError('badAnswer', { detail: `damaged or truncated picture, ${size} bytes` });
}

async function checked(
  file: DiskFile,
  size: number,
  head: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<PictureFacts> {
  const type = imageTypeOf(head);
  if (!isSupportedType(type)) {
    throw new QwenImageError('unsafe', { detail: `the result is ${type}` });
  }
  if (width * height > maximumPixels) {
    throw new QwenImageError('unsafe', { detail: `the result has ${width} × ${height} pixels` });
  }
  const tail = await readPart(file, Math.max(0, size - tailLength), Math.min(size, tailLength));
  if (!isComplete(type, { length: size, head, tail })) {
    throw new QwenImageError('badAnswer', { detail: `truncated ${type}, ${size} bytes` });
  }
  return { type, width, height };
}

function readPart(file: DiskFile, position: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  return onDisk('check picture', async () => {
    const bytes = new Uint8Array(length);
    const { bytesRead } = await file.read(bytes, 0, length, position);
    return bytes.subarray(0, bytesRead);
  });
}
