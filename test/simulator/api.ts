import { html, json, picture, type Answer } from './answer';
import { errorAnswer } from './errorShape';
import type { Fault } from './fault';
import { keyRefusal, type RateGate } from './gate';
import type { Drawing, Job } from './job';
import { models, retiredModels, type Model } from './model';
import { newJob } from './newJob';
import { isRecord, refusal, type Parameters } from './refusal';
import type { LoggedRequest } from './requestLog';
import { resultAnswer } from './resultShape';
import { submitAnswer } from './submitShape';
import type { World } from './world';

/** Answers for api.segmind.com. */
export async function apiAnswer(
  world: World,
  gate: RateGate,
  request: LoggedRequest,
  fault: Fault | undefined,
): Promise<Answer> {
  const { method, endpoint, path } = request;
  if (endpoint === 'other' && path.startsWith('/elsewhere/')) return elsewhere(world, path);
  const verb = endpoint === 'submit' || endpoint === 'sync' ? 'POST' : 'GET';
  if (endpoint !== 'other' && method !== verb) return html(405, 'Method Not Allowed');
  const refused = keyRefusal(world, request);
  if (refused) return refused;
  switch (endpoint) {
    case 'submit':
    case 'sync':
      return ask(world, gate, request, fault);
    case 'status':
    case 'result':
      return poll(world, request, fault);
    case 'credits':
      return world.settings.noCreditsFound
        ? error(world, 404, 'No credits found')
        : json(200, { credits: world.account.credits, 'free-credits': world.account.free });
    case 'upload':
    case 'download':
    case 'other':
      return error(world, 404, 'Not found');
  }
}

function error(world: World, status: number, message: string): Answer {
  return errorAnswer(world.settings.errorShape, status, message);
}

async function ask(
  world: World,
  gate: RateGate,
  request: LoggedRequest,
  fault: Fault | undefined,
): Promise<Answer> {
  const { settings, account } = world;
  const slug = request.path.slice('/v2/'.length);
  const key = request.key ?? '';
  if (settings.forbiddenKeys.includes(key)) return error(world, 403, 'Insufficient permissions');
  if (retiredModels.includes(slug)) return error(world, 410, `Model ${slug} has been retired`);
  const model = models.find((each) => each.slug === slug);
  if (!model) return error(world, 404, `Model ${slug} not found`);
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
    return error(world, 406, 'Content-Type must be application/json');
  }
  const limited = gate.refuse(world, key);
  if (limited) return limited;
  const wrong = refusal(model, request.body) ?? inlineRefusal(world, request.body);
  if (wrong !== undefined || !isRecord(request.body)) {
    return error(world, settings.refusedStatus, wrong ?? 'Invalid request');
  }
  if (!account.canPay(model.cost)) return error(world, 406, 'Insufficient credits');
  if (request.endpoint === 'sync') return synchronous(world, model, request.body, key, fault);
  const job = newJob(world, model, request.body, key, 'submit', fault);
  const { api, images } = world.origins();
  return submitAnswer(fault?.kind === 'submitShape' ? fault.shape : 'usual', job.id, api, images);
}

function inlineRefusal(world: World, body: unknown): string | undefined {
  const image = isRecord(body) ? body['image'] : undefined;
  return !world.settings.inlineImages && typeof image === 'string' && image.startsWith('data:')
    ? 'Invalid value for image: must be a URL'
    : undefined;
}

async function synchronous(
  world: World,
  model: Model,
  parameters: Parameters,
  key: string,
  fault: Fault | undefined,
): Promise<Answer> {
  const { id } = newJob(world, model, parameters, key, 'sync', fault);
  const job = await world.jobs.waitFor('over', id);
  if (job.failure) return failed(world, job);
  const drawing = await job.drawing;
  const headers = {
    'x-request-id': job.id,
    'x-cost': String(job.model.cost),
    'x-remaining-credits': String(job.remainingCredits ?? 0),
    'x-generation-time': String(Math.round(job.endsAt - job.startsAt) / 1000),
    'x-seed-value': String(job.seed),
  };
  return parameters['base64'] === true
    ? json(200, { image: drawing.bytes.toString('base64') }, headers)
    : picture(drawing.bytes, drawing.mime, headers);
}

async function poll(world: World, request: LoggedRequest, fault: Fault | undefined): Promise<Answer> {
  const id = request.path.split('/')[3] ?? '';
  const job = await world.jobs.findDue(id);
  if (job?.via !== 'submit' || job.key !== request.key)
    return error(world, 404, 'Request not found or expired');
  if (fault?.kind === 'unknownStatus') return json(200, { request_id: id, status: fault.word });
  if (job.state === 'FAILED') return failed(world, job);
  if (request.endpoint === 'status' || job.state !== 'COMPLETED') {
    return json(200, { request_id: id, status: job.state });
  }
  const drawing = await job.drawing;
  return resultAnswer(
    fault?.kind === 'resultShape' ? fault.shape : 'usual',
    job,
    outputUrl(world, job, drawing),
    drawing,
  );
}

function failed(world: World, job: Job): Answer {
  const { settings } = world;
  const shape = job.failure?.shape ?? settings.errorShape;
  const head = { request_id: job.id, status: 'FAILED' };
  return errorAnswer(shape, settings.failedStatus, job.failure?.message ?? 'Failed', head);
}

export function outputUrl(world: World, job: Job, drawing: Drawing): string {
  const extension = drawing.mime === 'image/jpeg' ? 'jpg' : drawing.mime.slice('image/'.length);
  return `${world.origins().images}/outputs/${job.outputName}.${extension}`;
}

/** The same bytes as on the image host: what a redirect to another origin leads to. */
async function elsewhere(world: World, path: string): Promise<Answer> {
  return (await stored(world, path.slice('/elsewhere'.length))) ?? error(world, 404, 'Not found');
}

/** A finished picture or an upload, by its path on the image host. */
export async function stored(world: World, path: string): Promise<Answer | undefined> {
  const [, folder, file = ''] = path.split('/');
  const upload = folder === 'uploads' ? world.uploads.find(file) : undefined;
  if (upload) return picture(upload.bytes, upload.mime);
  const job = folder === 'outputs' ? world.jobs.findOutput(file.replace(/\.\w+$/, '')) : undefined;
  if (!job) return undefined;
  const drawing = await job.drawing;
  return picture(drawing.bytes, drawing.mime);
}
