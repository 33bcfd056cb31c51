import { joined, viewOf } from '../bytes';
import { exifPointer, Tiff, userComment } from './tiff';
import type { TiffDirectory } from './tiff';
import { readUserComment, unicodeComment } from './userComment';

const isUndefinedBytes = 7;
const isLong = 4;

interface NewEntry {
  readonly tag: number;
  readonly bytes: Uint8Array;
}

/**
 * EXIF with a user comment: new directories at the end, all that was there stays where it is, so that no entry loses what
 * it points at. Undefined where there is a comment already, or something that cannot be read.
 */
export function withUserComment(exif: Uint8Array | undefined, text: string): Uint8Array | undefined {
  const tiff = Tiff.open(exif ?? emptyTiff());
  const first = tiff?.first;
  if (tiff === undefined || first === undefined || readUserComment(tiff.bytes) !== undefined) {
    return undefined;
  }
  const pointer = first.entries.find(({ tag }) => tag === exifPointer);
  const own = pointer === undefined ? { entries: [], next: 0 } : tiff.directory(pointer.value);
  if (own === undefined) {
    return undefined;
  }
  const { isLittle } = tiff;
  const comment = unicodeComment(text);
  const start = tiff.bytes.length + (tiff.bytes.length % 2);
  const commentEntry = entryOf(userComment, isUndefinedBytes, comment.length, start, isLittle);
  const ownAt = start + comment.length;
  const ownBytes = directoryOf(own, commentEntry, isLittle);
  const firstBytes = directoryOf(first, entryOf(exifPointer, isLong, 1, ownAt, isLittle), isLittle);
  const padding = new Uint8Array(tiff.bytes.length % 2);
  const whole = joined([tiff.bytes, padding, comment, ownBytes, firstBytes]);
  viewOf(whole).setUint32(4, ownAt + ownBytes.length, isLittle);
  return whole;
}

function emptyTiff(): Uint8Array {
  return Uint8Array.of(0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0);
}

function entryOf(tag: number, type: number, count: number, value: number, isLittle: boolean): NewEntry {
  const bytes = new Uint8Array(12);
  const view = viewOf(bytes);
  view.setUint16(0, tag, isLittle);
  view.setUint16(2, type, isLittle);
  view.setUint32(4, count, isLittle);
  view.setUint32(8, value, isLittle);
  return { tag, bytes };
}

/** Entries in the order of their tags, as the standard wants. */
function directoryOf({ entries, next }: TiffDirectory, added: NewEntry, isLittle: boolean): Uint8Array {
  const all = [...entries.filter(({ tag }) => tag !== added.tag), added].sort(
    (one, other) => one.tag - other.tag,
  );
  const head = new Uint8Array(2);
  viewOf(head).setUint16(0, all.length, isLittle);
  const tail = new Uint8Array(4);
  viewOf(tail).setUint32(0, next, isLittle);
  return joined([head, ...all.map(({ bytes }) => bytes), tail]);
}
