import { viewOf } from '../bytes';

export const exifPointer = 0x8769;
export const userComment = 0x9286;

/** Entries; a longer directory is damaged. */
const mostEntries = 1000;

export interface TiffEntry {
  readonly tag: number;
  /** The whole entry, 12 bytes as they lie in the file. */
  readonly bytes: Uint8Array;
  readonly type: number;
  readonly count: number;
  /** The value itself or where it lies, as the type and count have it. */
  readonly value: number;
}

export interface TiffDirectory {
  readonly entries: readonly TiffEntry[];
  /** Where the next directory lies; 0 for none. */
  readonly next: number;
}

/** EXIF's structure: a header and directories of entries that point into the rest. */
export class Tiff {
  readonly bytes: Uint8Array;
  readonly isLittle: boolean;

  private constructor(bytes: Uint8Array, isLittle: boolean) {
    this.bytes = bytes;
    this.isLittle = isLittle;
  }

  static open(bytes: Uint8Array): Tiff | undefined {
    const mark = bytes.length < 8 ? 0 : viewOf(bytes).getUint32(0);
    return mark === 0x49492a00 || mark === 0x4d4d002a ? new Tiff(bytes, mark === 0x49492a00) : undefined;
  }

  get first(): TiffDirectory | undefined {
    return this.directory(viewOf(this.bytes).getUint32(4, this.isLittle));
  }

  /** Undefined where it leads out of the file. */
  directory(at: number): TiffDirectory | undefined {
    const view = viewOf(this.bytes);
    const count = at < 8 || at + 2 > this.bytes.length ? mostEntries + 1 : view.getUint16(at, this.isLittle);
    const end = at + 2 + count * 12;
    if (count > mostEntries || end + 4 > this.bytes.length) {
      return undefined;
    }
    const entries = Array.from({ length: count }, (_, index): TiffEntry => {
      const start = at + 2 + index * 12;
      return {
        tag: view.getUint16(start, this.isLittle),
        type: view.getUint16(start + 2, this.isLittle),
        count: view.getUint32(start + 4, this.isLittle),
        value: view.getUint32(start + 8, this.isLittle),
        bytes: this.bytes.subarray(start, start + 12),
      };
    });
    return { entries, next: view.getUint32(end, this.isLittle) };
  }
}
