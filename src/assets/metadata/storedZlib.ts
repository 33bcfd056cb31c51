import { joined } from './bytes';

const longestBlock = 65_535;

/** A zlib stream that holds bytes as they are: a colour profile is a few kilobytes. */
export function storedZlib(bytes: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += longestBlock) {
    const block = bytes.subarray(at, at + longestBlock);
    const isLast = at + longestBlock >= bytes.length;
    const length = [block.length & 255, block.length >> 8];
    blocks.push(Uint8Array.of(isLast ? 1 : 0, ...length, ...length.map((byte) => byte ^ 255)), block);
  }
  return joined([Uint8Array.of(0x78, 0x01), ...blocks, adler32(bytes)]);
}

function adler32(bytes: Uint8Array): Uint8Array {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return Uint8Array.of(high >> 8, high & 255, low >> 8, low & 255);
}
