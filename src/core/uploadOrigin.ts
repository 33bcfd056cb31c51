import { isLoopback } from './loopback';

/** Where Segmind takes input pictures, unless a setting says otherwise. */
const segmindUploads = 'https://workflows-api.segmind.com';

/**
 * The origin that uploads, and the key with them, would go to, when it is neither Segmind's, nor the API's own host or below
 * it, nor this machine: then the person must have said yes to it. Undefined for all others.
 */
export function foreignUploadOrigin(apiBaseUrl: string, uploadUrl: string): string | undefined {
  const api = new URL(apiBaseUrl);
  const upload = new URL(uploadUrl);
  const isOwn =
    upload.origin === segmindUploads ||
    upload.origin === api.origin ||
    (upload.protocol === 'https:' && upload.hostname.endsWith(`.${api.hostname}`)) ||
    isLoopback(upload);
  return isOwn ? undefined : upload.origin;
}
