import { QwenImageError } from '../../core/qwenImageError';

/** Segmind's keys have 19 characters; much shorter ones may be words of an honest address. */
const leastLength = 16;

/** How often a text may be written in the way of addresses, one time over the other. */
const mostEncodings = 3;

/**
 * Throws `unsafe` when something that would be kept and asked for holds the key, as it is or as addresses may write it: it would
 * lie in records, be shown, and go to hosts that are not meant to have it.
 */
export function refuseKey(key: string, texts: readonly (string | undefined)[]): void {
  if (key.length >= leastLength && texts.some((text) => text !== undefined && holds(text, key))) {
    throw new QwenImageError('unsafe', { detail: 'the answer repeats the key where it would be kept' });
  }
}

function holds(text: string, key: string): boolean {
  // Addresses are asked for without line ends, and with their host in lower case.
  let plain = text.replace(/[\t\r\n]/g, '');
  for (let encodings = 0; encodings <= mostEncodings; encodings += 1) {
    if (plain.toLowerCase().includes(key.toLowerCase())) {
      return true;
    }
    plain = plain.replace(/%([0-9a-f]{2})/gi, (_match, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }
  return false;
}
