import { loadImage } from '../loadImage';
import { findDrift, type Drift } from './drift';
import { greyOf, type GreyPicture } from './greyPicture';

/** Longer side, in pixels, at which two pictures are laid on each other. */
const side = 128;

/** How different the proportions of two pictures may be for one still to be laid on the other. */
const sameShape = 0.03;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is known of an edit's frame beside that of its source. Sizes in pixels. */
export type FrameChange =
  | { readonly kind: 'moved'; readonly before: Size; readonly after: Size; readonly drift: Drift }
  /** Too different to tell, or of another shape. */
  | { readonly kind: 'unknown'; readonly before: Size; readonly after: Size };

/** Compares two pictures by their addresses. Rejects when one of them cannot be read, or nobody waits for it any more. */
export async function measureFrame(before: string, after: string, signal: AbortSignal): Promise<FrameChange> {
  signal.throwIfAborted();
  const [source, edit] = await Promise.all([loadImage(before), loadImage(after)]);
  signal.throwIfAborted();
  const sizes = { before: sizeOf(source), after: sizeOf(edit) };
  const proportions = sizes.before.width / sizes.before.height / (sizes.after.width / sizes.after.height);
  if (Math.abs(Math.log(proportions)) > sameShape) {
    return { kind: 'unknown', ...sizes };
  }
  const scale = side / Math.max(sizes.after.width, sizes.after.height);
  const size = {
    width: Math.max(8, Math.round(sizes.after.width * scale)),
    height: Math.max(8, Math.round(sizes.after.height * scale)),
  };
  const drift = findDrift(greyAt(source, size), greyAt(edit, size));
  return drift === undefined ? { kind: 'unknown', ...sizes } : { kind: 'moved', ...sizes, drift };
}

function sizeOf({ naturalWidth, naturalHeight }: HTMLImageElement): Size {
  return { width: Math.max(1, naturalWidth), height: Math.max(1, naturalHeight) };
}

function greyAt(image: CanvasImageSource, { width, height }: Size): GreyPicture {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) {
    throw new Error('No canvas could be made.');
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  return greyOf(context.getImageData(0, 0, width, height).data, width, height);
}
