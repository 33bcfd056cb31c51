import { expiryOf, isActive, isKeptSafe, progressOf } from '../../core/job';
import type { Job } from '../../core/job';

/** What can be done with a job. The words stand in the tree's `viewItem` and decide which menu entries show. */
export type JobAction =
  | 'open'
  | 'insert'
  | 'reveal'
  | 'compare'
  | 'copyReference'
  | 'useInstead'
  | 'undoReplacement'
  | 'showChain'
  | 'removePlaceholder'
  | 'copyPrompt'
  | 'checkCharge'
  | 'recover'
  | 'retry'
  | 'resume'
  | 'saveElsewhere'
  | 'runAgain'
  | 'stop'
  | 'remove';

/** @param now ms since the epoch: a result that Segmind has forgotten can only be made again */
export function jobActions(job: Job, now: number): readonly JobAction[] {
  const prompt: readonly JobAction[] = job.request.prompt.trim() === '' ? [] : ['copyPrompt'];
  const again: readonly JobAction[] = job.isRecovered ? [] : ['runAgain'];
  const placeholder: readonly JobAction[] = leavesPlaceholder(job) ? ['removePlaceholder'] : [];
  switch (job.state) {
    case 'queued':
    case 'waiting':
      return ['stop', ...prompt];
    case 'submitting':
    case 'ready':
      return prompt;
    case 'saved':
      return [
        ...(['open', 'insert', 'reveal', 'copyReference'] as const),
        ...(sourceOf(job) === undefined ? [] : (['compare'] as const)),
        ...(['useInstead', 'showChain'] as const),
        ...(hasReplaced(job) ? (['undoReplacement'] as const) : []),
        ...again,
        ...prompt,
        'remove',
      ];
    case 'unconfirmed':
      return ['checkCharge', 'recover', 'retry', 'stop', ...placeholder, ...prompt, 'remove'];
    case 'failed':
      return [
        ...(job.progress.reached === 'unknown' ? (['checkCharge'] as const) : []),
        ...(canLeadOn(job, now) ? (['retry'] as const) : []),
        ...(isKeptSafe(job) ? (['saveElsewhere'] as const) : []),
        ...again,
        ...placeholder,
        ...prompt,
        'remove',
      ];
    case 'dismissed':
      return [
        ...(job.progress.reached === 'unknown' ? (['checkCharge'] as const) : []),
        ...leadOn(job, now),
        ...again,
        ...placeholder,
        ...prompt,
        'remove',
      ];
  }
}

/** Whether a placeholder lies in the workspace that nothing is under way to replace. */
export function leavesPlaceholder(job: Job): boolean {
  const isPlaceholder = job.request.destination.replaces?.isPlaceholder === true;
  return isPlaceholder && !isActive(job) && job.state !== 'saved';
}

/** Whether the picture took the place of one that somebody may want back. */
export function hasReplaced(job: Job): boolean {
  const { replaces } = job.request.destination;
  return (
    job.state === 'saved' &&
    replaces !== undefined &&
    replaces.isPlaceholder !== true &&
    job.files.includes(replaces.uri)
  );
}

/** Whether what was paid for can no longer be fetched. */
export function isExpired(job: Job, now: number): boolean {
  const expiry = expiryOf(job);
  return expiry !== undefined && expiry <= now;
}

/** The workspace file a job edited, as a URI. */
export function sourceOf(job: Job): string | undefined {
  return Object.values(job.request.images).flatMap((image) =>
    image.kind === 'file' ? [image.original ?? image.uri] : [],
  )[0];
}

/** Whether forgetting the job would lose something that was, or may have been, paid for. */
export function holdsUnsavedValue(job: Job, now: number): boolean {
  return job.state !== 'saved' && progressOf(job).reached !== 'nothing' && !isExpired(job, now);
}

/** A recovered request is followed, never sent: without anything to fetch there is nothing to try again. */
function canLeadOn(job: Job, now: number): boolean {
  const { reached } = progressOf(job);
  const wouldBeSent = reached === 'nothing' || reached === 'unknown';
  return wouldBeSent ? !job.isRecovered : !isExpired(job, now);
}

function leadOn(job: Job, now: number): readonly JobAction[] {
  if (!canLeadOn(job, now)) {
    return [];
  }
  switch (progressOf(job).reached) {
    case 'nothing':
    case 'unknown':
      return ['retry'];
    case 'sent':
    case 'delivered':
      return ['resume'];
  }
}
