import { createHash } from 'node:crypto';

const known = new Map<string, Uint8Array>();

/** The picture of an order: a PNG by its signature, size and end, and one of a kind. */
export function pictureOf(orderId: string): Uint8Array {
  const found = known.get(orderId) ?? drawn(orderId);
  known.set(orderId, found);
  return found;
}

/** A file of the same kind with so many pixels that nothing may decode it. */
export function absurdPicture(): Uint8Array {
  return png(1_000_000, 1_000_000, 'absurd');
}

export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function drawn(orderId: string): Uint8Array {
  return png(64, 64, orderId.repeat(3));
}

function png(width: number, height: number, text: string): Uint8Array {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write('IHDR', 4);
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(height, 12);
  const chunk = Buffer.alloc(12 + text.length);
  chunk.writeUInt32BE(text.length, 0);
  chunk.write('tEXt', 4);
  chunk.write(text, 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    header,
    chunk,
    Buffer.from('0000000049454e44ae426082', 'hex'),
  ]);
}
