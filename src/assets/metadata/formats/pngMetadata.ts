import { joined, latin, latinText, startsWith, viewOf } from '../bytes';
import { longestProfile } from '../colourProfile';
import { crc32 } from '../crc32';
import { inflate } from '../inflate';
import { storedZlib } from '../storedZlib';
import type { FoundMetadata, NewMetadata } from '../writtenMetadata';
import { maximumXmp } from '../xmpPacket';

const xmpKeyword = 'XML:com.adobe.xmp';
const headerEnd = 33;
/** What an encoder says of colours in general, which a profile knows better. */
const simpleColours: ReadonlySet<string> = new Set(['sRGB', 'gAMA', 'cHRM']);
/** Bytes; longer texts are not ours. */
const longestText = 4_000_000;

interface Chunk {
  readonly name: string;
  readonly start: number;
  readonly data: Uint8Array;
  readonly end: number;
}

/** The chunks of a PNG up to its end; undefined where one leads out of it. */
function chunksOf(png: Uint8Array): readonly Chunk[] | undefined {
  const view = viewOf(png);
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= png.length;) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > png.length) {
      return undefined;
    }
    const name = latinText(png.subarray(at + 4, at + 8));
    chunks.push({ name, start: at, data: png.subarray(at + 8, end - 4), end });
    if (name === 'IEND') {
      return chunks;
    }
    at = end;
  }
  return undefined;
}

interface Text {
  readonly keyword: string;
  /** Missing where it cannot be read, or is not needed. */
  readonly text?: string;
}

/** Keyword and text of a text chunk. Only the first text with a keyword of ours is unpacked: a small file can hold thousands. */
function textOf({ name, data }: Chunk, seen: Set<string>): Text | undefined {
  if ((name !== 'tEXt' && name !== 'iTXt' && name !== 'zTXt') || data.length > longestText) {
    return undefined;
  }
  const keywordEnd = data.subarray(0, 80).indexOf(0);
  if (keywordEnd < 1) {
    return undefined;
  }
  const keyword = latinText(data.subarray(0, keywordEnd));
  if (seen.has(keyword) || (keyword !== xmpKeyword && keyword !== 'parameters')) {
    return { keyword };
  }
  seen.add(keyword);
  if (name === 'tEXt') {
    return { keyword, text: latinText(data.subarray(keywordEnd + 1)) };
  }
  if (name === 'zTXt') {
    return { keyword, ...present(unpacked(data.subarray(keywordEnd + 2)), latinText) };
  }
  const languageEnd = data.indexOf(0, keywordEnd + 3);
  const translationEnd = languageEnd === -1 ? -1 : data.indexOf(0, languageEnd + 1);
  if (translationEnd === -1) {
    return { keyword };
  }
  const packed = data.subarray(translationEnd + 1);
  const bytes = data[keywordEnd + 1] === 0 ? packed : unpacked(packed);
  return { keyword, ...present(bytes, (all) => new TextDecoder().decode(all)) };
}

function unpacked(stream: Uint8Array): Uint8Array | undefined {
  return inflate(stream, longestText);
}

function present(
  bytes: Uint8Array | undefined,
  decode: (bytes: Uint8Array) => string,
): { readonly text?: string } {
  return bytes === undefined ? {} : { text: decode(bytes) };
}

/** The profile behind its name. */
function profileOf({ data }: Chunk): Uint8Array | undefined {
  const nameEnd = data.subarray(0, 80).indexOf(0);
  return nameEnd === -1 ? undefined : inflate(data.subarray(nameEnd + 2), longestProfile);
}

export function readPngMetadata(png: Uint8Array): FoundMetadata {
  let found: FoundMetadata = {};
  const seen = new Set<string>();
  for (const chunk of chunksOf(png) ?? []) {
    const text = textOf(chunk, seen);
    if (text?.keyword === xmpKeyword && text.text !== undefined) {
      found = { xmp: text.text, ...found };
    } else if (text?.keyword === 'parameters' && text.text !== undefined) {
      found = { parameters: text.text, ...found };
    } else if (chunk.name === 'eXIf') {
      found = { exif: chunk.data, ...found };
    } else if (chunk.name === 'iCCP' && !seen.has('iCCP')) {
      seen.add('iCCP');
      const icc = profileOf(chunk);
      found = icc === undefined ? found : { icc, ...found };
    }
  }
  return found;
}

/** Texts go right behind the header, where readers that stop at the pixels find them. */
export function writePngMetadata(png: Uint8Array, { xmp, parameters, exif, icc }: NewMetadata): Uint8Array {
  const chunks = chunksOf(png);
  if (chunks?.[0]?.name !== 'IHDR' || chunks[0].end !== headerEnd) {
    return png;
  }
  const seen = new Set<string>();
  const texts = chunks.map((chunk) => ({ chunk, text: textOf(chunk, seen) }));
  const existing = texts.find(({ text }) => text?.keyword === xmpKeyword)?.text;
  const isXmpClosed = existing !== undefined && (existing.text?.length ?? Infinity) > maximumXmp;
  const hasParameters = texts.some(({ text }) => text?.keyword === 'parameters');
  const hasExif = chunks.some(({ name }) => name === 'eXIf');
  const profile = chunks.some(({ name }) => name === 'iCCP') ? undefined : icc;
  const isReplaced = ({ chunk, text }: (typeof texts)[number]): boolean =>
    (text?.keyword === xmpKeyword && !isXmpClosed && xmp !== undefined) ||
    (profile !== undefined && simpleColours.has(chunk.name));
  return joined([
    png.subarray(0, headerEnd),
    // Before the palette and the pixels.
    ...(profile === undefined ? [] : [chunkOf('iCCP', [latin('icc\0\0'), storedZlib(profile)])]),
    ...(isXmpClosed || xmp === undefined ? [] : [internationalText(xmpKeyword, xmp(existing?.text))]),
    ...(parameters === undefined || hasParameters ? [] : [text('parameters', parameters)]),
    ...(exif === undefined || hasExif ? [] : [chunkOf('eXIf', [exif])]),
    ...texts
      .slice(1)
      .filter((entry) => !isReplaced(entry))
      .map(({ chunk }) => png.subarray(chunk.start, chunk.end)),
    png.subarray(chunks.at(-1)?.end ?? png.length),
  ]);
}

/** As Pillow chooses: Latin-1 where that will do, which the oldest readers know. */
function text(keyword: string, value: string): Uint8Array {
  return /^[\n\x20-\x7e\xa0-\xff]*$/.test(value)
    ? chunkOf('tEXt', [latin(`${keyword}\0${value}`)])
    : internationalText(keyword, value);
}

function internationalText(keyword: string, value: string): Uint8Array {
  return chunkOf('iTXt', [latin(`${keyword}\0\0\0\0\0`), new TextEncoder().encode(value)]);
}

function chunkOf(name: string, parts: readonly Uint8Array[]): Uint8Array {
  const body = joined([latin(name), ...parts]);
  const chunk = joined([new Uint8Array(4), body, new Uint8Array(4)]);
  viewOf(chunk).setUint32(0, body.length - 4);
  viewOf(chunk).setUint32(chunk.length - 4, crc32(body));
  return chunk;
}

export function isPng(bytes: Uint8Array): boolean {
  return startsWith(bytes, '\x89PNG\r\n\x1a\n');
}
