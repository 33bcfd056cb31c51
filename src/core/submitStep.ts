import { findModel } from './catalogue';
import { hearMoves } from './hearMoves';
import type { JobIn } from './job';
import type { JobDesk } from './jobDesk';
import { LeaseLost } from './jobDesk';
import { keepInline } from './keepInline';
import type { JobTools } from './jobTools';
import { delayAfterError } from './pollSchedule';
import type { Submission, SubmitRequest } from './ports/imageService';
import { failureOf, QwenImageError } from './qwenImageError';
import { resolveInputs } from './resolveInputs';
import type { ResolvedInputs } from './resolveInputs';

/** How often a request that never left is tried again before the person is asked: about two minutes. */
const maximumPostponements = 6;
/** A rate limit passes by itself; only a very long one is handed to the person. */
const maximumRateLimits = 60;

/** Leads a queued job to Segmind: inputs first, then the intent on disk, then, once, the request. */
export async function submitStep(
  desk: JobDesk,
  job: JobIn<'queued'>,
  tools: JobTools,
  signal: AbortSignal,
): Promise<void> {
  const { clock, gate, service } = tools;
  const model = findModel(job.request.model);
  if (model === undefined) {
    throw new QwenImageError('modelGone', { detail: job.request.model });
  }
  await clock.sleep(Math.max(0, Math.min(job.notBefore - clock.now(), 900_000)), signal);
  await gate.pass(signal);
  await hearMoves(desk, tools);
  // Whoever made the order, and whatever has become of the folder since: an upload is sent, too.
  if ((await tools.files.linkedFolder(desk.job)) !== undefined) {
    throw new QwenImageError('disk', { detail: 'a symbolic link leads there (find place)' });
  }
  // A slow disk, or somebody else's file system, may take its time for that: who cancels meanwhile must not pay.
  signal.throwIfAborted();
  const inputs = await inputsOrPostponed(desk, tools, signal);
  if (inputs === undefined) {
    return;
  }
  await gate.pass(signal);
  signal.throwIfAborted();
  const { prompt, parameters } = job.request;
  const { images, hashes } = inputs;
  await submitOnce(desk, { model, prompt, parameters, images }, hashes, tools, signal, (request) =>
    // Not the job's signal: an answer that is on its way is worth more than a quick end.
    service.submit(request, new AbortController().signal),
  );
}

/** Undefined when uploads are limited for now: then the job waits, as all with this key. */
async function inputsOrPostponed(
  desk: JobDesk,
  tools: JobTools,
  signal: AbortSignal,
): Promise<ResolvedInputs | undefined> {
  try {
    return await resolveInputs(desk, tools, signal);
  } catch (error) {
    if (!(error instanceof QwenImageError) || error.code !== 'rateLimited' || isPatienceOver(desk)) {
      throw error;
    }
    await postponeAll(desk, error, tools);
    return undefined;
  }
}

function isPatienceOver({ job }: JobDesk): boolean {
  return (job.state === 'queued' || job.state === 'submitting') && (job.rateLimits ?? 0) >= maximumRateLimits;
}

async function postponeAll(desk: JobDesk, error: QwenImageError, { clock, gate }: JobTools): Promise<void> {
  const until = error.facts.retryAt ?? clock.now() + 10_000;
  gate.closeUntil(until);
  await desk.note({ kind: 'postponed', until, why: 'rateLimit' });
}

async function submitOnce(
  desk: JobDesk,
  request: SubmitRequest,
  inputHashes: ResolvedInputs['hashes'],
  tools: JobTools,
  signal: AbortSignal,
  send: (request: SubmitRequest) => Promise<Submission>,
): Promise<void> {
  await desk.record({ kind: 'submitting', at: tools.clock.now(), inputHashes });
  // Asked after the intent is on disk: whoever takes over from here on sees it, and does not send as well.
  if (!(await isOursOrFailed(desk, tools))) {
    throw new LeaseLost();
  }
  if (desk.job.state !== 'submitting') {
    return;
  }
  if (signal.aborted) {
    // Cancelled, or the window closes, while the intent was written: nothing has been sent.
    await desk.note({ kind: 'postponed', until: tools.clock.now(), why: 'neverSent' });
    return;
  }
  let submission: Submission;
  try {
    submission = await send(request);
  } catch (error) {
    await onSubmitError(desk, error, tools);
    return;
  }
  await onAnswer(desk, submission, tools, signal);
}

/** When even that cannot be asked, the job ends here: nothing has been sent. */
async function isOursOrFailed(desk: JobDesk, tools: JobTools): Promise<boolean> {
  try {
    return await desk.isOurs();
  } catch (error) {
    await desk.note({ kind: 'failed', at: tools.clock.now(), failure: failureOf(error), isOver: true });
    return true;
  }
}

async function onAnswer(
  desk: JobDesk,
  submission: Submission,
  tools: JobTools,
  signal: AbortSignal,
): Promise<void> {
  const at = tools.clock.now();
  const { requestId } = submission;
  if (requestId !== undefined) {
    const noted = desk.note({ kind: 'accepted', requestId, at });
    // In the log too: the id is what the picture can be had by, whatever becomes of our records.
    tools.log.info(`Job ${desk.job.id} is request ${requestId}`);
    await (submission.kind === 'accepted' ? noted : unlessLost(desk, requestId, noted));
  }
  if (submission.kind === 'accepted') {
    return;
  }
  const { result } = submission;
  const outputs = await keepInline(desk.job.id, result, tools, signal, Number.POSITIVE_INFINITY);
  await desk.note({
    kind: 'completed',
    at,
    outputs,
    metrics: result.metrics,
    ...(requestId === undefined ? {} : { requestId }),
  });
}

/**
 * A picture that is in our hands is kept, whoever has the job; but not when that one has sent it again meanwhile, and may keep
 * another picture in the same place.
 */
async function unlessLost(desk: JobDesk, requestId: string, noted: Promise<void>): Promise<void> {
  try {
    await noted;
  } catch (error) {
    const { job } = desk;
    const isAwaited = job.state === 'waiting' && job.requestId === requestId;
    if (!(error instanceof LeaseLost) || !isAwaited) {
      throw error;
    }
  }
}

async function onSubmitError(desk: JobDesk, error: unknown, tools: JobTools): Promise<void> {
  const { clock, log } = tools;
  const failure = failureOf(error);
  const facts = error instanceof QwenImageError ? error.facts : {};
  const postponements = desk.job.state === 'submitting' ? desk.job.postponements : 0;
  log.warn(`Submitting job ${desk.job.id} did not succeed (${facts.delivery ?? 'unknown'})`, error);
  if (error instanceof QwenImageError && error.code === 'rateLimited' && !isPatienceOver(desk)) {
    await postponeAll(desk, error, tools);
  } else if (facts.delivery === 'neverSent' && postponements < maximumPostponements) {
    const until = clock.now() + delayAfterError(postponements + 1);
    await desk.note({ kind: 'postponed', until, why: 'neverSent' });
  } else if (facts.delivery === 'neverSent' || facts.delivery === 'answered') {
    await desk.note({ kind: 'failed', at: clock.now(), failure, isOver: true });
  } else {
    await desk.note({ kind: 'answerLost', detail: failure.detail });
  }
}
