import * as z from 'zod/mini';
import { isLoopback } from '../../core/loopback';
import type { UploadImage } from '../../core/ports/imageService';

const address = z.union([z.string(), z.object({ url: z.string() })]);
const addresses = z.catch(z.optional(z.union([z.array(address), address])), undefined);
const uploadSchema = z.object({ file_urls: addresses, urls: addresses });

export function uploadBody({ mediaType, bytes }: UploadImage): string {
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return JSON.stringify({ data_urls: [`data:${mediaType};base64,${base64}`] });
}

/** The public address of an uploaded picture; undefined when the answer names none that can be used. */
export function readUpload(value: unknown, allowLoopback: boolean): string | undefined {
  const parsed = uploadSchema.safeParse(value);
  const named = parsed.success ? [parsed.data.file_urls, parsed.data.urls].flat() : [];
  for (const item of named) {
    const text = typeof item === 'object' ? item.url : (item ?? '');
    if (isUsable(text, allowLoopback)) {
      return text;
    }
  }
  return undefined;
}

function isUsable(text: string, allowLoopback: boolean): boolean {
  if (!URL.canParse(text)) {
    return false;
  }
  const url = new URL(text);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && allowLoopback && isLoopback(url));
  return isSafe && url.username === '' && url.password === '';
}
