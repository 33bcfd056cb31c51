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

/** What a codec makes of a picture: a smaller one, still told apart. */
export function smallerOf(bytes: Uint8Array): Uint8Array {
  return png(32, 32, (orderOfPicture(bytes) ?? 'nobody').repeat(3));
}

const orders = new WeakMap<Uint8Array, string>();

/** Whose picture it is, with whatever metadata; undefined when it is not whole, to the last byte. */
export function orderOfPicture(bytes: Uint8Array): string | undefined {
  const found = orders.get(bytes) ?? readOrder(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (found !== undefined) {
    orders.set(bytes, found);
  }
  return found;
}

function readOrder(bytes: Buffer): string | undefined {
  let order: string | undefined;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (name === 'IEND') {
      return end === bytes.length ? order : undefined;
    }
    const text = bytes.toString('latin1', at + 8, Math.min(end - 4, at + 60));
    const id = text.slice(0, text.length / 3);
    order = name === 'tEXt' && id !== '' && text === id.repeat(3) ? id : order;
    at = end;
  }
  return undefined;
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
