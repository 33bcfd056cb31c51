import { findModel } from '../../core/catalogue';
import { expiryOf, keptFiles, progressOf, requestIdOf } from '../../core/job';
import type { Job } from '../../core/job';
import { explainJob } from '../words/explainFailure';
import type { Known } from '../words/explainFailure';
import { minutesText, timeLeft } from '../words/expiryText';
import { dollars } from '../../core/dollars';
import { clockText, dateText, durationText } from '../words/timeText';
import type { Translate } from '../words/translate';
import { fileName } from './fileName';
import { sourceOf } from './jobActions';

/** What a tooltip says about a job, as data: plain texts, nothing of it is markup. */
export interface JobDetails {
  /** URI of the picture to show: the result, else what is being edited. */
  readonly picture?: string;
  readonly prompt: string;
  /** What happened and whether it was paid, for jobs that rest without a picture. */
  readonly explanation?: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
}

export function presentDetails(job: Job, known: Known, t: Translate): JobDetails {
  const picture = job.state === 'saved' ? job.files[0] : (keptPicture(job, known) ?? sourceOf(job));
  const explanation = explainJob(job, known, t)?.message;
  return {
    ...(picture === undefined ? {} : { picture }),
    prompt: job.request.prompt,
    ...(explanation === undefined ? {} : { explanation }),
    // Long tooltips scroll: what people look for comes first.
    lines: [...resultLines(job, known.now, t), ...modelLines(job, t)],
  };
}

function modelLines(job: Job, t: Translate): JobDetails['lines'] {
  const model = findModel(job.request.model);
  const source = Object.values(job.request.images).map((image) =>
    image.kind === 'file' ? fileName(image.uri) : image.url,
  );
  return [
    { label: t('Model'), value: model?.title ?? job.request.model },
    ...source.map((value) => ({ label: t('Picture'), value })),
    ...Object.entries(job.request.parameters).map(([name, value]) => ({
      label: t(model?.parameters.find((parameter) => parameter.name === name)?.label ?? name),
      value: String(value),
    })),
  ];
}

function resultLines(job: Job, now: number, t: Translate): JobDetails['lines'] {
  const progress = progressOf(job);
  const requestId = requestIdOf(job);
  return [
    { label: t('Asked'), value: dateText(job.createdAt) },
    ...(progress.reached === 'delivered'
      ? [
          {
            label: t('Took'),
            value: durationText(progress.completedAt - progress.submittedAt, t),
          },
          {
            label: t('Cost'),
            value: progress.metrics.cost === undefined ? t('unknown') : dollars(progress.metrics.cost),
          },
        ]
      : []),
    ...expiryLines(job, now, t),
    ...(requestId === undefined ? [] : [{ label: t('Request id'), value: requestId }]),
    ...(job.state === 'saved' ? job.files.map((file) => ({ label: t('File'), value: fileName(file) })) : []),
  ];
}

function keptPicture(job: Job, { keptUri }: Known): string | undefined {
  const [file] = keptFiles(job);
  return file === undefined ? undefined : keptUri?.(file);
}

function expiryLines(job: Job, now: number, t: Translate): JobDetails['lines'] {
  const expiry = expiryOf(job);
  const left = timeLeft(job, now);
  if (expiry === undefined) {
    return [];
  }
  return left.kind === 'none'
    ? [{ label: t('Result expired at'), value: clockText(expiry) }]
    : [
        {
          // When a recovered request was sent is not known: from its recovery is the longest it can be.
          label: job.isRecovered ? t('Result kept until, at the latest') : t('Result kept until'),
          value: t('{0} ({1} left)', clockText(expiry), minutesText(expiry - now, t)),
        },
      ];
}
