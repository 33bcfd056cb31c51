import { t } from './words';

/** Most bytes of a picture that can be handed over; the protocol refuses more. */
export const mostBytes = 64_000_000;

/**
 * The bytes of a picture from the desktop or the clipboard. Rejects, in words, for one that is too large, before it is read, and
 * for what cannot be read: a folder comes as a file, too.
 */
export async function bytesOf(file: Blob, name: string): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > mostBytes) {
    throw new Error(t('{0} is larger than 64 MB. Choose a smaller picture.', name));
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Error(t('{0} cannot be read. Drop the picture itself, not a folder.', name));
  }
}
