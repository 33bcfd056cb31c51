import { webpSize } from '../../sizes/webpSize';
import { joined, latin, latinText, startsWith, viewOf } from '../bytes';
import { readUserComment } from '../exif/userComment';
import { withUserComment } from '../exif/writeUserComment';
import type { FoundMetadata, NewMetadata } from '../writtenMetadata';
import { maximumXmp } from '../xmpPacket';

const exifFlag = 0x08;
const xmpFlag = 0x04;
const alphaFlag = 0x10;
const iccFlag = 0x20;

interface Chunk {
  readonly name: string;
  readonly data: Uint8Array;
}

/** The chunks of a WebP file; undefined where they lead out of it. */
function chunksOf(webp: Uint8Array): readonly Chunk[] | undefined {
  const view = viewOf(webp);
  const end = webp.length < 12 ? Infinity : 8 + view.getUint32(4, true);
  if (end > webp.length) {
    return undefined;
  }
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= end;) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > end) {
      return undefined;
    }
    chunks.push({
      name: latinText(webp.subarray(at, at + 4)),
      data: webp.subarray(at + 8, at + 8 + length),
    });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function exifIn(chunks: readonly Chunk[]): Uint8Array | undefined {
  const data = chunks.find(({ name }) => name === 'EXIF')?.data;
  // Some writers put JPEG's mark before it.
  return data !== undefined && startsWith(data, 'Exif\0\0') ? data.subarray(6) : data;
}

function xmpIn(chunks: readonly Chunk[]): string | undefined {
  const data = chunks.find(({ name }) => name === 'XMP ')?.data;
  return data === undefined ? undefined : new TextDecoder().decode(data);
}

export function readWebpMetadata(webp: Uint8Array): FoundMetadata {
  const chunks = chunksOf(webp) ?? [];
  const exif = exifIn(chunks);
  const xmp = xmpIn(chunks);
  const parameters = exif === undefined ? undefined : readUserComment(exif);
  const icc = chunks.find(({ name }) => name === 'ICCP')?.data;
  return {
    ...(icc === undefined ? {} : { icc }),
    ...(xmp === undefined ? {} : { xmp }),
    ...(exif === undefined ? {} : { exif }),
    ...(parameters === undefined ? {} : { parameters }),
  };
}

/** Metadata needs the extended form of the file, whose first chunk tells what else there is. */
export function writeWebpMetadata(
  webp: Uint8Array,
  { xmp, parameters, exif: newExif, icc: newIcc }: NewMetadata,
): Uint8Array {
  const chunks = chunksOf(webp);
  const header = chunks === undefined ? undefined : extendedHeader(webp, chunks);
  const existing = xmpIn(chunks ?? []);
  if (chunks === undefined || header === undefined || (existing?.length ?? 0) > maximumXmp) {
    return webp;
  }
  const oldExif = exifIn(chunks);
  const told = parameters === undefined ? undefined : withUserComment(oldExif ?? newExif, parameters);
  const exif = told ?? (oldExif === undefined ? newExif : undefined);
  const isKept = ({ name }: Chunk): boolean =>
    name !== 'VP8X' && !(name === 'XMP ' && xmp !== undefined) && !(name === 'EXIF' && exif !== undefined);
  const hasExif = exif !== undefined || chunks.some(({ name }) => name === 'EXIF');
  const icc = chunks.some(({ name }) => name === 'ICCP') ? undefined : newIcc;
  header[0] = (header[0] ?? 0) | (icc === undefined ? 0 : iccFlag);
  header[0] = header[0] | (xmp === undefined ? 0 : xmpFlag) | (hasExif ? exifFlag : 0);
  const kept = chunks.filter(isKept);
  const body = joined([
    latin('WEBP'),
    chunkOf('VP8X', header),
    ...(icc === undefined ? [] : [chunkOf('ICCP', icc)]),
    ...kept.filter(({ name }) => name !== 'EXIF').map(({ name, data }) => chunkOf(name, data)),
    ...(exif === undefined ? [] : [chunkOf('EXIF', exif)]),
    ...kept.filter(({ name }) => name === 'EXIF').map(({ name, data }) => chunkOf(name, data)),
    ...(xmp === undefined ? [] : [chunkOf('XMP ', new TextEncoder().encode(xmp(existing)))]),
  ]);
  const head = latin('RIFF\0\0\0\0');
  viewOf(head).setUint32(4, body.length, true);
  return joined([head, body]);
}

/** A copy of the one that is there, or one made from the picture's own header. */
function extendedHeader(webp: Uint8Array, chunks: readonly Chunk[]): Uint8Array | undefined {
  const [first] = chunks;
  if (first?.name === 'VP8X') {
    return first.data.length < 10 ? undefined : first.data.slice();
  }
  const size = webpSize(webp);
  if (size.kind !== 'size' || (first?.name !== 'VP8 ' && first?.name !== 'VP8L')) {
    return undefined;
  }
  const header = new Uint8Array(10);
  const hasAlpha = first.name === 'VP8L' && ((first.data[4] ?? 0) & 0x10) !== 0;
  header[0] = hasAlpha ? alphaFlag : 0;
  const view = viewOf(header);
  for (const [at, length] of [
    [4, size.width - 1],
    [7, size.height - 1],
  ] as const) {
    view.setUint16(at, length & 0xffff, true);
    view.setUint8(at + 2, length >> 16);
  }
  return header;
}

function chunkOf(name: string, data: Uint8Array): Uint8Array {
  const head = latin(`${name}\0\0\0\0`);
  viewOf(head).setUint32(4, data.length, true);
  return joined([head, data, new Uint8Array(data.length % 2)]);
}
