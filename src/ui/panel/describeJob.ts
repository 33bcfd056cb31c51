import { isSameAddress } from '../../core/addressKey';
import { addressOf } from '../../core/editParents';
import { expiryOf, isKeptSafe, keptFiles, progressOf, requestIdOf, spendingOf } from '../../core/job';
import type { Job, Metrics } from '../../core/job';
import { jobSteps, promptPreviewLength } from '../../protocol/jobView';
import type { JobDetail, JobView, PictureView, SourceView } from '../../protocol/jobView';
import { jobActions } from '../jobsView/jobActions';
import { lastSegment } from './lastSegment';

/** What a description needs beside the job. */
export interface JobSurroundings {
  /** ms since the epoch */
  readonly now: number;
  /** Turns a URI into an address that the page may load. */
  readonly src: (uri: string) => string;
  /** Turns the name of a picture in the results' storage into such an address. */
  readonly keptSrc: (file: string) => string;
  /** Address of a thumbnail that is cached. */
  readonly thumbnail: (jobId: string, index: number, uri: string) => string | undefined;
  readonly isStarred: (jobId: string) => boolean;
  readonly typical: (model: string) => number;
  readonly failureWords: (job: Job) => string | undefined;
  /** Id of the job whose picture a job was made from. */
  readonly parentOf: (job: Job) => string | undefined;
}

export function describeJob(job: Job, surroundings: JobSurroundings): JobView {
  const actions: readonly string[] = jobActions(job, surroundings.now);
  const metrics = metricsOf(job);
  const startedAt = startOf(job);
  const endedAt = endOf(job);
  const expiresAt = expiryOf(job);
  const source = sourceOf(job, surroundings);
  const parent = surroundings.parentOf(job);
  const words = surroundings.failureWords(job);
  const asWritten = job.request.promptAsWritten?.slice(0, promptPreviewLength);
  return {
    id: job.id,
    model: job.request.model,
    prompt: job.request.prompt.slice(0, promptPreviewLength),
    isCut: job.request.prompt.length > promptPreviewLength,
    ...(asWritten === undefined ? {} : { promptAsWritten: asWritten }),
    parameters: job.request.parameters,
    state: job.state,
    ...(job.state === 'waiting' ? { remote: remoteWord(job.remote) } : {}),
    createdAt: job.createdAt,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    typical: surroundings.typical(job.request.model),
    pictures: job.state === 'saved' ? job.files.map((uri, index) => picture(uri, index)) : [],
    ...(source === undefined ? {} : { source }),
    ...(parent === undefined ? {} : { parent }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(job.state === 'failed' ? { failure: { code: job.failure.code, words: words ?? '' } } : {}),
    ...(job.state === 'unconfirmed' && words !== undefined ? { uncertainty: words } : {}),
    ...(isKeptSafe(job) ? { keptSafe: keptFiles(job).map(surroundings.keptSrc) } : {}),
    ...(job.state === 'dismissed' ? { reason: job.reason } : {}),
    spending: spendingOf(job),
    steps: jobSteps.filter((step) => actions.includes(step)),
    ...(metrics.cost === undefined ? {} : { cost: metrics.cost }),
    isStarred: surroundings.isStarred(job.id),
  };

  function picture(uri: string, index: number): PictureView {
    const thumbnail = surroundings.thumbnail(job.id, index, uri);
    return {
      uri,
      src: surroundings.src(uri),
      name: lastSegment(uri),
      ...(thumbnail === undefined ? {} : { thumbnail }),
    };
  }
}

export function detailsOf(job: Job): JobDetail {
  const { inferenceTime, queueTime } = metricsOf(job);
  const requestId = requestIdOf(job);
  return {
    prompt: job.request.prompt,
    ...(requestId === undefined ? {} : { requestId }),
    ...(inferenceTime === undefined ? {} : { inferenceTime }),
    ...(queueTime === undefined ? {} : { queueTime }),
  };
}

function metricsOf(job: Job): Metrics {
  const progress = progressOf(job);
  return progress.reached === 'delivered' ? progress.metrics : {};
}

function startOf(job: Job): number | undefined {
  const progress = progressOf(job);
  switch (progress.reached) {
    case 'nothing':
      return undefined;
    case 'unknown':
      return progress.sentAt;
    case 'sent':
    case 'delivered':
      return progress.submittedAt;
  }
}

function endOf(job: Job): number | undefined {
  switch (job.state) {
    case 'saved':
    case 'ready':
      return job.completedAt;
    case 'failed':
      return job.failedAt;
    case 'dismissed':
      return job.dismissedAt;
    case 'queued':
    case 'submitting':
    case 'waiting':
    case 'unconfirmed':
      return undefined;
  }
}

function remoteWord(remote: Extract<Job, { state: 'waiting' }>['remote']): string {
  return remote.kind === 'other' ? remote.word : remote.kind;
}

function sourceOf(job: Job, surroundings: JobSurroundings): SourceView | undefined {
  const [image] = Object.values(job.request.images);
  if (image === undefined) {
    return undefined;
  }
  if (image.kind === 'url') {
    return { uri: image.url, name: lastSegment(image.url) };
  }
  // What was sent may be a scaled copy of it; the person knows the original.
  const uri = addressOf(image);
  const name = lastSegment(uri);
  const shown = shownSource(job);
  return shown === undefined ? { uri, name } : { uri, src: surroundings.src(shown), name };
}

/** Address of the picture that a job was made from, where it can still be shown as it was. */
export function shownSource(job: Job): string | undefined {
  const [image] = Object.values(job.request.images);
  if (image === undefined || image.kind === 'url') {
    return image?.url;
  }
  const uri = addressOf(image);
  return wholeInput(job, image.uri) ?? (hasTakenPlace(job, uri) ? undefined : uri);
}

/** Kept under its hash: the very picture, whatever lies in its place now. */
function wholeInput({ inputHashes = {} }: Job, uri: string): string | undefined {
  return Object.values(inputHashes).some((sha256) => uri.includes(sha256)) ? uri : undefined;
}

/** What lies there now is the result itself. */
function hasTakenPlace(job: Job, source: string): boolean {
  return job.state === 'saved' && job.files.some((file) => isSameAddress(file, source));
}
