/** A multiple of three bytes, so that pieces join without padding, and few enough to be call arguments. */
const pieceLength = 24_576;

export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += pieceLength) {
    text += btoa(String.fromCharCode(...bytes.subarray(start, start + pieceLength)));
  }
  return text;
}

/** Value of each character code; 64 for those that are not base64. Both alphabets are understood. */
const values = ((): Uint8Array => {
  const table = new Uint8Array(128).fill(64);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let value = 0; value < 64; value += 1) table[alphabet.charCodeAt(value)] = value;
  table['-'.charCodeAt(0)] = 62;
  table['_'.charCodeAt(0)] = 63;
  return table;
})();

/** The bytes of base64 text, with or without padding and line breaks; `undefined` when it is anything else. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/[\t\n\f\r ]+/g, '').replace(/={1,2}$/, '');
  if (compact.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((compact.length * 3) / 4));
  let written = 0;
  let bits = 0;
  let held = 0;
  for (let index = 0; index < compact.length; index += 1) {
    const value = values[compact.charCodeAt(index)] ?? 64;
    if (value === 64) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[written] = (bits >> held) & 0xff;
      written += 1;
    }
  }
  return bytes;
}
