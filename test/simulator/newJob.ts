import type { Fault } from './fault';
import { inputPicture } from './inputPicture';
import type { Drawing, Job } from './job';
import type { Model } from './model';
import { editedPicture } from './picture/editedPicture';
import { generatedPicture } from './picture/generatedPicture';
import { hexFrom, lognormal } from './random';
import type { Parameters } from './refusal';
import type { World } from './world';

/** Creates the job and begins to draw its picture once the request has been answered. */
export function newJob(
  world: World,
  model: Model,
  parameters: Parameters,
  key: string,
  via: Job['via'],
  fault: Fault | undefined,
): Job {
  const { random, settings } = world;
  const submittedAt = world.clock.now();
  const factor = lognormal(random, settings.spread);
  const duration =
    fault?.kind === 'duration' ? fault.ms : (settings.durationsMs[model.slug] ?? model.typicalMs * factor);
  const asked = parameters['seed'];
  const wanted = typeof asked === 'number' ? asked : model.defaultSeed;
  const drawn = Math.floor(random() * 2 ** 31);
  const seed = wanted === -1 ? drawn : wanted;
  const job: Job = {
    id: hexFrom(random, 32),
    model,
    key,
    via,
    parameters,
    seed,
    submittedAt,
    startsAt: submittedAt + duration * 0.08,
    endsAt: submittedAt + duration,
    state: 'QUEUED',
    failure: fault?.kind === 'failJob' ? { message: fault.message, shape: fault.shape } : undefined,
    remainingCredits: undefined,
    outputName: hexFrom(random, 40),
    drawing: new Promise((resolve) => setImmediate(resolve)).then(() => draw(world, model, parameters, seed)),
  };
  world.jobs.add(job);
  return job;
}

async function draw(world: World, model: Model, parameters: Parameters, seed: number): Promise<Drawing> {
  const { scale, padToBytes, editFormat } = world.settings;
  const text = (name: string, otherwise: string) => {
    const value = parameters[name];
    return typeof value === 'string' ? value : otherwise;
  };
  const prompt = text('prompt', '');
  if (model.edits) {
    const input = await inputPicture(world, text('image', ''));
    return editedPicture({ input, prompt, seed, format: editFormat, scale, padToBytes });
  }
  const format = text('image_format', 'png');
  const quality = parameters['quality'];
  return generatedPicture({
    prompt,
    seed,
    ratio: text('aspect_ratio', '16:9'),
    format: format === 'jpeg' || format === 'webp' ? format : 'png',
    quality: typeof quality === 'number' ? quality : 90,
    scale,
    padToBytes,
  });
}
