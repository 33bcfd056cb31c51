import { mostBytes } from './bytesOf';
import { t } from './words';

/** Letters that a byte takes at most in such an address. */
const lettersOfByte = 3;

/** The bytes that a `data:` address holds. Throws, in words, for one that is too large, before it is read, or damaged. */
export function dataPicture(address: string): Uint8Array<ArrayBuffer> {
  const comma = address.indexOf(',');
  const isBase64 = /;\s*base64\s*$/i.test(address.slice(0, comma));
  if (address.length - comma > mostBytes * lettersOfByte) {
    throw tooLarge();
  }
  const text = unescaped(comma === -1 ? '%' : address.slice(comma + 1));
  if ((isBase64 ? (text.length * 3) / 4 : text.length) > mostBytes) {
    throw tooLarge();
  }
  return isBase64 ? ofBase64(text) : new TextEncoder().encode(text);
}

function unescaped(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    throw damaged();
  }
}

function ofBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    const letters = atob(text);
    const bytes = new Uint8Array(letters.length);
    for (let index = 0; index < letters.length; index += 1) {
      bytes[index] = letters.charCodeAt(index);
    }
    return bytes;
  } catch {
    throw damaged();
  }
}

function damaged(): Error {
  return new Error(t('The picture in this address is damaged. Save it as a file and drop that.'));
}

function tooLarge(): Error {
  return new Error(t('The picture in this address is larger than 64 MB. Choose a smaller picture.'));
}
