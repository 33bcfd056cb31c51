import { latinText, startsWith } from '../bytes';
import { exifPointer, Tiff, userComment } from './tiff';

const unicodeMark = 'UNICODE\0';
/** Bytes; a longer one is no comment. */
const longest = 1_000_000;

/** The text of EXIF's user comment. */
export function readUserComment(exif: Uint8Array): string | undefined {
  const tiff = Tiff.open(exif);
  const pointer = tiff?.first?.entries.find(({ tag }) => tag === exifPointer);
  const directory = pointer === undefined ? undefined : tiff?.directory(pointer.value);
  const entry = directory?.entries.find(({ tag }) => tag === userComment);
  if (
    entry === undefined ||
    entry.count < 9 ||
    entry.count > longest ||
    entry.value + entry.count > exif.length
  ) {
    return undefined;
  }
  const data = exif.subarray(entry.value, entry.value + entry.count);
  const content = data.subarray(8);
  const text = startsWith(data, unicodeMark)
    ? utf16(content)
    : startsWith(data, 'ASCII\0\0\0')
      ? latinText(content)
      : startsWith(data, '\0\0\0\0\0\0\0\0')
        ? new TextDecoder().decode(content)
        : '';
  const trimmed = text.replace(/\0+$/, '').trim();
  return trimmed === '' ? undefined : trimmed;
}

export function unicodeComment(text: string): Uint8Array {
  const bytes = new Uint8Array(8 + text.length * 2);
  bytes.set(new TextEncoder().encode(unicodeMark));
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    bytes[8 + index * 2] = code >> 8;
    bytes[9 + index * 2] = code & 255;
  }
  return bytes;
}

/** The standard leaves the order of bytes open, and writers differ: most letters have their zero on one side. */
function utf16(bytes: Uint8Array): string {
  let zeros = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    zeros += (bytes[at] === 0 ? 1 : 0) - (bytes[at + 1] === 0 ? 1 : 0);
  }
  return new TextDecoder(zeros >= 0 ? 'utf-16be' : 'utf-16le').decode(bytes);
}
