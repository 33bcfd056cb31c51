import { html, text, type Answer } from './answer';
import { stored } from './api';
import type { LoggedRequest } from './requestLog';
import type { World } from './world';

/** Answers for images.segmind.com: public, knows no keys. */
export async function imageAnswer(world: World, request: LoggedRequest): Promise<Answer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return html(405, 'Method Not Allowed');
  const path = request.path.startsWith('/elsewhere/')
    ? request.path.slice('/elsewhere'.length)
    : request.path;
  return (await stored(world, path)) ?? text(404, 'Not found');
}
