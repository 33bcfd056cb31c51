import { decodeBase64, encodeBase64 } from './base64';

export type DataUriResult =
  | { readonly ok: true; readonly mediaType: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: 'notDataUri' | 'notBase64' | 'tooLarge' };

/** The longest head that is read: media type and parameters. Characters. */
const headLimit = 256;

export function toDataUri(mediaType: string, bytes: Uint8Array): string {
  return `data:${mediaType};base64,${encodeBase64(bytes)}`;
}

/**
 * Reads a base64 data URI. The size is judged before anything is decoded. The media type is what the URI claims,
 * lower-cased, without parameters: the bytes decide what it is.
 * @param maximumBytes of the decoded content
 */
export function parseDataUri(text: string, maximumBytes: number): DataUriResult {
  const comma = text.slice(0, headLimit).indexOf(',');
  if (comma === -1 || !/^data:/i.test(text)) return { ok: false, problem: 'notDataUri' };
  const [mediaType = '', ...parameters] = text.slice('data:'.length, comma).split(';');
  if (parameters.at(-1)?.trim().toLowerCase() !== 'base64') return { ok: false, problem: 'notBase64' };
  const payload = text.slice(comma + 1);
  // Line breaks may be a few per cent of the text; past twice the size it cannot be honest.
  if (payload.length > maximumBytes * 3 + 4) return { ok: false, problem: 'tooLarge' };
  const bytes = decodeBase64(
    payload.includes('%')
      ? payload.replace(/%2b/gi, '+').replace(/%2f/gi, '/').replace(/%3d/gi, '=')
      : payload,
  );
  if (bytes === undefined) return { ok: false, problem: 'notBase64' };
  if (bytes.length > maximumBytes) return { ok: false, problem: 'tooLarge' };
  return { ok: true, mediaType: mediaType.trim().toLowerCase() || 'text/plain', bytes };
}
