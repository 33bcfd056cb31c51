import { joined, latin, startsWith, viewOf } from '../bytes';
import { readUserComment } from '../exif/userComment';
import { withUserComment } from '../exif/writeUserComment';
import type { FoundMetadata, NewMetadata } from '../writtenMetadata';
import { maximumXmp } from '../xmpPacket';

const xmpMark = 'http://ns.adobe.com/xap/1.0/\0';
const exifMark = 'Exif\0\0';
const iccMark = 'ICC_PROFILE\0';
/** Bytes of a segment's content: its length has 16 bits and counts itself. */
const longestSegment = 65_533;

interface Segment {
  readonly marker: number;
  readonly start: number;
  readonly data: Uint8Array;
  readonly end: number;
}

/** The segments before the pixels; undefined where they lead out of the file. */
function segmentsOf(jpeg: Uint8Array): readonly Segment[] | undefined {
  const view = viewOf(jpeg);
  const segments: Segment[] = [];
  for (let at = 2; at + 4 <= jpeg.length;) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff) {
      return undefined;
    }
    if (marker === 0xff) {
      at += 1; // A fill byte.
      continue;
    }
    if (marker === 0xda) {
      return segments;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd9) || end < at + 4 || end > jpeg.length) {
      return undefined;
    }
    segments.push({ marker, start: at, data: jpeg.subarray(at + 4, end), end });
    at = end;
  }
  return undefined;
}

function isXmp({ marker, data }: Segment): boolean {
  return marker === 0xe1 && startsWith(data, xmpMark);
}

function isExif({ marker, data }: Segment): boolean {
  return marker === 0xe1 && startsWith(data, exifMark);
}

function xmpIn(segments: readonly Segment[]): string | undefined {
  const segment = segments.find(isXmp);
  return segment === undefined ? undefined : new TextDecoder().decode(segment.data.subarray(xmpMark.length));
}

function isIcc({ marker, data }: Segment): boolean {
  return marker === 0xe2 && startsWith(data, iccMark);
}

/** A profile may be spread over segments, each with its number and how many there are. */
function iccIn(segments: readonly Segment[]): Uint8Array | undefined {
  const parts = segments.filter(isIcc).map(({ data }) => ({
    number: data[iccMark.length] ?? 0,
    count: data[iccMark.length + 1] ?? 0,
    bytes: data.subarray(iccMark.length + 2),
  }));
  const ordered = parts.sort((one, other) => one.number - other.number);
  const isWhole = ordered.every(({ number, count }, at) => number === at + 1 && count === parts.length);
  return parts.length > 0 && isWhole ? joined(ordered.map(({ bytes }) => bytes)) : undefined;
}

function iccSegments(icc: Uint8Array): readonly Uint8Array[] {
  const room = longestSegment - iccMark.length - 2;
  const count = Math.ceil(icc.length / room);
  return count > 255
    ? []
    : Array.from({ length: count }, (_, at) =>
        segmentOf(
          0xe2,
          joined([latin(iccMark), Uint8Array.of(at + 1, count), icc.subarray(at * room, (at + 1) * room)]),
        ),
      );
}

export function readJpegMetadata(jpeg: Uint8Array): FoundMetadata {
  const segments = segmentsOf(jpeg) ?? [];
  const xmp = xmpIn(segments);
  const exif = segments.find(isExif)?.data.subarray(exifMark.length);
  const parameters = exif === undefined ? undefined : readUserComment(exif);
  const icc = iccIn(segments);
  return {
    ...(icc === undefined ? {} : { icc }),
    ...(xmp === undefined ? {} : { xmp }),
    ...(exif === undefined ? {} : { exif }),
    ...(parameters === undefined ? {} : { parameters }),
  };
}

/** EXIF first, as its standard wants, then XMP, then all that was there. What has no room is left out. */
export function writeJpegMetadata(jpeg: Uint8Array, { xmp, parameters, exif, icc }: NewMetadata): Uint8Array {
  const segments = segmentsOf(jpeg);
  if (segments === undefined) {
    return jpeg;
  }
  const existing = xmpIn(segments);
  const packet =
    xmp === undefined || (existing?.length ?? 0) > maximumXmp ? undefined : segment(xmpMark, xmp(existing));
  const oldExif = segments.find(isExif);
  const newExif = exifSegment(oldExif, { parameters, exif });
  const isReplaced = (entry: Segment): boolean =>
    (packet !== undefined && isXmp(entry)) || (newExif !== undefined && entry === oldExif);
  const kept = segments.filter((entry) => !isReplaced(entry));
  const isHead = ({ marker }: Segment): boolean => marker === 0xe0;
  const isBefore = (entry: Segment): boolean => isHead(entry) || entry === oldExif;
  const bytes = ({ start, end }: Segment): Uint8Array => jpeg.subarray(start, end);
  return joined([
    jpeg.subarray(0, 2),
    ...kept.filter(isHead).map(bytes),
    ...(newExif === undefined ? [] : [newExif]),
    ...kept.filter((entry) => isBefore(entry) && !isHead(entry)).map(bytes),
    ...(packet === undefined ? [] : [packet]),
    ...(icc === undefined || segments.some(isIcc) ? [] : iccSegments(icc)),
    ...kept.filter((entry) => !isBefore(entry)).map(bytes),
    jpeg.subarray(segments.at(-1)?.end ?? 2),
  ]);
}

function exifSegment(
  old: Segment | undefined,
  { parameters, exif }: { readonly parameters: string | undefined; readonly exif: Uint8Array | undefined },
): Uint8Array | undefined {
  const base = old?.data.subarray(exifMark.length) ?? exif;
  const told = parameters === undefined ? undefined : withUserComment(base, parameters);
  const tiff = told ?? (old === undefined ? exif : undefined);
  return tiff === undefined ? undefined : segment(exifMark, tiff);
}

function segment(mark: string, content: string | Uint8Array): Uint8Array | undefined {
  const body = joined([
    latin(mark),
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  ]);
  if (body.length > longestSegment) {
    return undefined;
  }
  return segmentOf(0xe1, body);
}

function segmentOf(marker: number, body: Uint8Array): Uint8Array {
  return joined([Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255), body]);
}
