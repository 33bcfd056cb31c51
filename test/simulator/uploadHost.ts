import { html, json, type Answer } from './answer';
import { errorAnswer } from './errorShape';
import { keyRefusal } from './gate';
import { hexFrom } from './random';
import { isRecord } from './refusal';
import type { LoggedRequest } from './requestLog';
import { fromDataUri } from './uploadStore';
import type { World } from './world';

/** Answers for workflows-api.segmind.com: takes data URIs, gives public URLs. */
export function uploadAnswer(world: World, request: LoggedRequest): Answer {
  const { errorShape, uploadAnswer: name } = world.settings;
  if (request.endpoint !== 'upload') return errorAnswer(errorShape, 404, 'Not found');
  if (request.method !== 'POST') return html(405, 'Method Not Allowed');
  const refused = keyRefusal(world, request);
  if (refused) return refused;
  const dataUrls = isRecord(request.body) ? request.body['data_urls'] : undefined;
  if (!Array.isArray(dataUrls) || dataUrls.length === 0) {
    return errorAnswer(errorShape, 400, 'data_urls must be an array of data URLs');
  }
  const uploads = dataUrls.map((each: unknown) => (typeof each === 'string' ? fromDataUri(each) : undefined));
  const urls: string[] = [];
  for (const upload of uploads) {
    if (!upload) return errorAnswer(errorShape, 400, 'data_urls must hold base64 data URLs');
    const extension = upload.mime.slice(upload.mime.indexOf('/') + 1).replace('jpeg', 'jpg');
    const file = `${hexFrom(world.random, 32)}.${extension}`;
    world.uploads.add(file, upload);
    urls.push(`${world.origins().images}/uploads/${file}`);
  }
  return json(200, { [name]: urls, message: 'Assets uploaded' });
}
