import type { JobDesk } from './jobDesk';
import type { JobTools } from './jobTools';
import { QwenImageError } from './qwenImageError';
import { unlessAborted } from './whenAborted';

export interface ResolvedInputs {
  /** What is sent for each input picture, by parameter name. */
  readonly images: Readonly<Record<string, string>>;
  /** sha256 of those that were read here, by parameter name. */
  readonly hashes: Readonly<Record<string, string>>;
}

/**
 * What is sent for each input picture. Local ones are uploaded, once a job, or go along as data URIs where
 * the person chose that. Nothing is billed here, so whatever fails may be repeated.
 */
export async function resolveInputs(
  desk: JobDesk,
  tools: JobTools,
  signal: AbortSignal,
): Promise<ResolvedInputs> {
  const images: Record<string, string> = {};
  const hashes: Record<string, string> = {};
  for (const [parameter, image] of Object.entries(desk.job.request.images)) {
    if (image.kind === 'url') {
      images[parameter] = image.url;
      continue;
    }
    const { address, sha256 } = await resolveFile(desk, tools, signal, parameter, image.uri);
    images[parameter] = address;
    if (sha256 !== undefined) {
      hashes[parameter] = sha256;
    }
  }
  return { images, hashes };
}

interface ResolvedFile {
  readonly address: string;
  /** Missing for one that was uploaded before. */
  readonly sha256?: string;
}

async function resolveFile(
  desk: JobDesk,
  tools: JobTools,
  signal: AbortSignal,
  parameter: string,
  uri: string,
): Promise<ResolvedFile> {
  const { service, files, consent, settings } = tools;
  const { uploads, request } = desk.job;
  const uploaded = uploads[parameter];
  if (uploaded !== undefined) {
    return { address: uploaded };
  }
  if (settings.current().inputTransport === 'inline') {
    const { mediaType, bytes, sha256 } = await files.readInput(uri, request.destination.root);
    const address = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
    return resolvedFile(address, sha256);
  }
  // Read first: a picture that cannot be used needs no question about uploads.
  const image = await files.readInput(uri, request.destination.root);
  // A question may stay open for long; the job can be ended meanwhile.
  const mayUpload = await unlessAborted(consent.request(), signal);
  signal.throwIfAborted();
  if (mayUpload !== true) {
    throw new QwenImageError('noConsent', { parameter });
  }
  const url = await service.upload(image, signal);
  await desk.note({ kind: 'uploaded', parameter, url });
  return resolvedFile(url, image.sha256);
}

function resolvedFile(address: string, sha256: string | undefined): ResolvedFile {
  return sha256 === undefined ? { address } : { address, sha256 };
}
