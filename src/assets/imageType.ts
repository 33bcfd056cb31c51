import { markupType } from './markupType';

export type ImageType =
  'png' | 'jpeg' | 'webp' | 'gif' | 'avif' | 'heic' | 'bmp' | 'tiff' | 'svg' | 'html' | 'pdf' | 'unknown';

/** What is accepted, both as a result to save and as a picture to edit. */
export const supportedTypes = ['png', 'jpeg', 'webp'] as const;
export type SupportedType = (typeof supportedTypes)[number];

/** Bytes that are enough for `imageTypeOf`, also for SVG behind an XML head and comments. */
export const sniffLength = 4096;

interface Facts {
  readonly extension: string;
  readonly mediaType: string;
}

const facts: Readonly<Record<ImageType, Facts>> = {
  png: { extension: 'png', mediaType: 'image/png' },
  jpeg: { extension: 'jpg', mediaType: 'image/jpeg' },
  webp: { extension: 'webp', mediaType: 'image/webp' },
  gif: { extension: 'gif', mediaType: 'image/gif' },
  avif: { extension: 'avif', mediaType: 'image/avif' },
  heic: { extension: 'heic', mediaType: 'image/heic' },
  bmp: { extension: 'bmp', mediaType: 'image/bmp' },
  tiff: { extension: 'tiff', mediaType: 'image/tiff' },
  svg: { extension: 'svg', mediaType: 'image/svg+xml' },
  html: { extension: 'html', mediaType: 'text/html' },
  pdf: { extension: 'pdf', mediaType: 'application/pdf' },
  unknown: { extension: 'bin', mediaType: 'application/octet-stream' },
};

export function isSupportedType(type: ImageType): type is SupportedType {
  return supportedTypes.some((supported) => supported === type);
}

/** Without the dot. */
export function extensionOf(type: ImageType): string {
  return facts[type].extension;
}

export function mediaTypeOf(type: ImageType): string {
  return facts[type].mediaType;
}

/** What the bytes are, whatever a name or a header says. Never throws; 4096 bytes are read at most. */
export function imageTypeOf(bytes: Uint8Array): ImageType {
  const head = bytes.subarray(0, sniffLength);
  const text = String.fromCharCode(...head.subarray(0, 16));
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'webp';
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'gif';
  if (text.startsWith('ftyp', 4)) return brandType(head);
  if (/^(?:II[*+]\0|MM\0[*+])/.test(text)) return 'tiff';
  // Two letters alone would also match prose: a bitmap has zeros in its reserved fields.
  if (text.startsWith('BM') && text.startsWith('\0\0\0\0', 6)) return 'bmp';
  if (text.startsWith('%PDF-')) return 'pdf';
  return markupType(head);
}

/** AVIF and HEIC share a container; the list of brands tells them apart, and generic brands may come first. */
function brandType(head: Uint8Array): ImageType {
  const declared = ((head[2] ?? 0) << 8) | (head[3] ?? 0);
  const box = String.fromCharCode(...head.subarray(8, Math.max(12, Math.min(declared, 256))));
  const brands = box.match(/[^]{4}/g) ?? [];
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  if (brands.some((brand) => /^(?:he[iv][cxms]|mif1|msf1)$/.test(brand))) return 'heic';
  return 'unknown';
}
