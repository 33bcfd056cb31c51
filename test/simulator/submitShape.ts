import { json, type Answer } from './answer';

/** Shapes of the answer to a submit. */
export const submitShapes = [
  'usual',
  'idOnly',
  'pollUrl',
  'foreignUrls',
  'noId',
  'emptyId',
  'accepted202',
  'otherWord',
] as const;

export type SubmitShape = (typeof submitShapes)[number];

export function submitAnswer(
  shape: SubmitShape,
  id: string,
  apiBaseUrl: string,
  otherOrigin: string,
): Answer {
  const urls = (base: string) => ({
    status_url: `${base}/v2/requests/${id}/status`,
    response_url: `${base}/v2/requests/${id}`,
  });
  const usual = { request_id: id, status: 'QUEUED', ...urls(apiBaseUrl) };
  switch (shape) {
    case 'usual':
      return json(200, usual);
    case 'idOnly':
      return json(200, { request_id: id });
    case 'pollUrl':
      return json(200, { ...usual, poll_url: usual.status_url });
    case 'foreignUrls':
      return json(200, { request_id: id, status: 'QUEUED', ...urls(otherOrigin) });
    case 'noId':
      return json(200, { status: 'QUEUED' });
    case 'emptyId':
      return json(200, { ...usual, request_id: '' });
    case 'accepted202':
      return json(202, usual);
    case 'otherWord':
      return json(200, { ...usual, status: 'WAITING_FOR_GPU' });
  }
}
