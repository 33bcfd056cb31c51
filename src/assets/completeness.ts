import type { SupportedType } from './imageType';

/** What can be known of a file without holding all of it. */
export interface FileEnds {
  /** Bytes of the whole file. */
  readonly length: number;
  /** At least the first 12 bytes. */
  readonly head: Uint8Array;
  /** The last bytes, best `tailLength` of them; less if the file is shorter. */
  readonly tail: Uint8Array;
}

/** Bytes at the end in which a closing mark is looked for: some writers append a little after it. */
export const tailLength = 1024;

const pngEnd = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
const jpegEnd = [0xff, 0xd9];
const jpegScan = [0xff, 0xda];

/** Whether a file reaches its own end: catches downloads that broke off. Not a proof that it decodes. */
export function isComplete(type: SupportedType, { length, head, tail }: FileEnds): boolean {
  switch (type) {
    case 'png':
      return lastIndexOf(tail, pngEnd) !== -1;
    case 'jpeg': {
      // An end mark with a scan behind it closed only the thumbnail in the header.
      const end = lastIndexOf(tail, jpegEnd);
      return end !== -1 && lastIndexOf(tail, jpegScan) < end;
    }
    case 'webp': {
      if (head.length < 12) return false;
      const announced = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(4, true);
      // Smaller than any chunk: a writer that never filled the length in.
      return announced >= 12 && length >= announced + 8;
    }
  }
}

function lastIndexOf(bytes: Uint8Array, mark: readonly number[]): number {
  for (let at = bytes.length - mark.length; at >= 0; at -= 1) {
    if (mark.every((byte, offset) => bytes[at + offset] === byte)) return at;
  }
  return -1;
}
