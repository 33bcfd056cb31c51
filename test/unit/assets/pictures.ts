import { crc32, deflateSync } from 'node:zlib';

/** Real, tiny pictures, built in code so that a reader can see what is in them. */

export function bytesOf(...parts: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? Array.from(part, (sign) => sign.charCodeAt(0)) : Array.from(part),
    ),
  );
}

function uint32(value: number): readonly number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function littleUint32(value: number): readonly number[] {
  return uint32(value).toReversed();
}

function pngChunk(name: string, data: Uint8Array): Uint8Array {
  const body = bytesOf(name, data);
  return bytesOf(uint32(data.length), body, uint32(crc32(body)));
}

/** A grey PNG that decodes. */
export function png(width: number, height: number): Uint8Array {
  const rows = new Uint8Array((width + 1) * height).map((_, index) => (index % (width + 1) === 0 ? 0 : 128));
  return bytesOf(
    '\x89PNG\r\n\x1a\n',
    pngChunk('IHDR', bytesOf(uint32(width), uint32(height), [8, 0, 0, 0, 0])),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', new Uint8Array()),
  );
}

export function jpegSegment(marker: number, data: Uint8Array): Uint8Array {
  const length = data.length + 2;
  return bytesOf([0xff, marker, length >> 8, length & 255], data);
}

function jpegFrame(width: number, height: number): Uint8Array {
  return bytesOf([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
}

/** Header, frame, scan and end: enough for everything but the pixels. @param frame SOF marker */
export function jpeg(
  width: number,
  height: number,
  frame = 0xc0,
  extra: Uint8Array = new Uint8Array(),
): Uint8Array {
  return bytesOf(
    [0xff, 0xd8],
    jpegSegment(0xe0, bytesOf('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0])),
    extra,
    jpegSegment(frame, jpegFrame(width, height)),
    jpegSegment(0xda, bytesOf([1, 1, 0, 0, 63, 0])),
    [0x12, 0xff, 0x00, 0x34],
    [0xff, 0xd9],
  );
}

function riff(chunk: string, data: Uint8Array): Uint8Array {
  const body = bytesOf('WEBP', chunk, littleUint32(data.length), data, data.length % 2 === 1 ? [0] : []);
  return bytesOf('RIFF', littleUint32(body.length), body);
}

export function lossyWebp(width: number, height: number): Uint8Array {
  const frame = [width & 255, width >> 8, height & 255, height >> 8];
  return riff('VP8 ', bytesOf([0x10, 0, 0, 0x9d, 0x01, 0x2a], frame, [0, 0]));
}

export function losslessWebp(width: number, height: number): Uint8Array {
  return riff('VP8L', bytesOf([0x2f], littleUint32((((height - 1) << 14) | (width - 1)) >>> 0), [0, 0, 0]));
}

export function extendedWebp(width: number, height: number): Uint8Array {
  const less = (value: number): readonly number[] => littleUint32(value - 1).slice(0, 3);
  return riff('VP8X', bytesOf([0x10, 0, 0, 0], less(width), less(height)));
}
