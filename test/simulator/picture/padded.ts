import { crc32 } from './crc32';
import type { Format } from './encoded';

/** The same picture with ignorable chunks, at least `target` bytes long; every decoder still reads it. */
export function padded(bytes: Buffer, format: Format, target: number): Buffer {
  const missing = target - bytes.length;
  if (missing <= 0) return bytes;
  const filler = Buffer.alloc(missing, 'simulated ');
  switch (format) {
    case 'png':
      return Buffer.concat([bytes.subarray(0, -12), pngChunk('siMd', filler), bytes.subarray(-12)]);
    case 'jpeg':
      return Buffer.concat([bytes.subarray(0, 2), comments(filler), bytes.subarray(2)]);
    case 'webp': {
      const grown = Buffer.concat([
        bytes,
        Buffer.from('SIMD'),
        sizeLE(missing),
        filler,
        Buffer.alloc(missing % 2),
      ]);
      grown.writeUInt32LE(grown.length - 8, 4);
      return grown;
    }
  }
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, tail]);
}

function comments(filler: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < filler.length; at += 65_533) {
    const part = filler.subarray(at, at + 65_533);
    const head = Buffer.from([0xff, 0xfe, 0, 0]);
    head.writeUInt16BE(part.length + 2, 2);
    parts.push(head, part);
  }
  return Buffer.concat(parts);
}

function sizeLE(size: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(size);
  return bytes;
}
