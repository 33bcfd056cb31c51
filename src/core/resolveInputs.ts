import type { JobDesk } from './jobDesk';
import type { JobTools } from './jobTools';
import { QwenImageError } from './qwenImageError';
import { whenAborted } from './whenAborted';

/**
 * What is sent for each input picture, by parameter name. Local ones are uploaded, once a job, or go along as data URIs where
 * the person chose that. Nothing is billed here, so whatever fails may be repeated.
 */
export async function resolveInputs(
  desk: JobDesk,
  tools: JobTools,
  signal: AbortSignal,
): Promise<Readonly<Record<string, string>>> {
  const resolved: Record<string, string> = {};
  for (const [parameter, image] of Object.entries(desk.job.request.images)) {
    resolved[parameter] =
      image.kind === 'url' ? image.url : await resolveFile(desk, tools, signal, parameter, image.uri);
  }
  return resolved;
}

async function resolveFile(
  desk: JobDesk,
  tools: JobTools,
  signal: AbortSignal,
  parameter: string,
  uri: string,
): Promise<string> {
  const { service, files, consent, settings } = tools;
  const uploaded = desk.job.uploads[parameter];
  if (uploaded !== undefined) {
    return uploaded;
  }
  if (settings.current().inputTransport === 'inline') {
    const { mediaType, bytes } = await files.readInput(uri);
    return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
  }
  // Read first: a picture that cannot be used needs no question about uploads.
  const image = await files.readInput(uri);
  // A question may stay open for long; the job can be ended meanwhile.
  const mayUpload = await Promise.race([consent.request(), whenAborted(signal)]);
  signal.throwIfAborted();
  if (mayUpload !== true) {
    throw new QwenImageError('noConsent', { parameter });
  }
  const url = await service.upload(image, signal);
  await desk.note({ kind: 'uploaded', parameter, url });
  return url;
}
