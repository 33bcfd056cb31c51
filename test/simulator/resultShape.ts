import { json, picture, type Answer } from './answer';
import type { Drawing, Job } from './job';

/** Every shape of a finished result that clients have met or allowed for. */
export const resultShapes = [
  'usual',
  'outputArray',
  'outputObject',
  'outputObjectArray',
  'outputDataUri',
  'outputBase64',
  'outputJsonText',
  'image_url',
  'image',
  'imageDataUri',
  'imagesOnly',
  'imagesAndOutput',
  'binary',
  'noStatus',
  'nullOutput',
  'noOutput',
  'noMetrics',
  'numbersAsStrings',
  'twoOutputs',
] as const;

export type ResultShape = (typeof resultShapes)[number];

/** The body of a COMPLETED request. */
export function resultAnswer(shape: ResultShape, job: Job, url: string, drawing: Drawing): Answer {
  const base64 = drawing.bytes.toString('base64');
  const dataUri = `data:${drawing.mime};base64,${base64}`;
  const rest = { request_id: job.id, seed: String(job.seed), metrics: metricsOf(job), error: null };
  const done = { ...rest, status: 'COMPLETED' };
  const image = {
    url,
    content_type: drawing.mime,
    file_name: url.slice(url.lastIndexOf('/') + 1),
    file_size: String(drawing.bytes.length),
  };
  switch (shape) {
    case 'usual':
      return json(200, { ...done, output: job.parameters['base64'] === true ? base64 : url });
    case 'outputArray':
      return json(200, { ...done, output: [url] });
    case 'twoOutputs':
      return json(200, { ...done, output: [url, `${url}?copy=2`] });
    case 'outputObject':
      return json(200, { ...done, output: { url } });
    case 'outputObjectArray':
      return json(200, { ...done, output: [{ url, content_type: drawing.mime }] });
    case 'outputDataUri':
      return json(200, { ...done, output: dataUri });
    case 'outputBase64':
      return json(200, { ...done, output: base64 });
    case 'outputJsonText':
      return json(200, { ...done, output: JSON.stringify({ output: url }) });
    case 'image_url':
      return json(200, { ...done, image_url: url });
    case 'image':
      return json(200, { ...done, image: url });
    case 'imageDataUri':
      return json(200, { ...done, image: dataUri });
    case 'imagesOnly':
      return json(200, { ...done, images: [image] });
    case 'imagesAndOutput':
      return json(200, { ...done, output: url, images: [image] });
    case 'binary':
      return picture(drawing.bytes, drawing.mime);
    case 'noStatus':
      return json(200, { ...rest, output: url });
    case 'nullOutput':
      return json(200, { ...done, output: null });
    case 'noOutput':
      return json(200, done);
    case 'noMetrics':
      return json(200, { status: 'COMPLETED', output: url });
    case 'numbersAsStrings':
      return json(200, {
        ...done,
        output: url,
        metrics: Object.fromEntries(
          Object.entries(metricsOf(job)).map(([name, value]) => [name, String(value)]),
        ),
      });
  }
}

/** Times in seconds, as Segmind gives them. */
function metricsOf(job: Job) {
  const seconds = (ms: number) => Math.round(ms) / 1000;
  return {
    cost: job.model.cost,
    remaining_credits: job.remainingCredits ?? 0,
    inference_time: seconds(job.endsAt - job.startsAt),
    queue_time: seconds(job.startsAt - job.submittedAt),
    total_time: seconds(job.endsAt - job.submittedAt),
    retry_count: 0,
  };
}
