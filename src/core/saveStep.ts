import type { FailureCode } from './failure';
import { hearMoves } from './hearMoves';
import { progressOf } from './job';
import type { Job, JobIn, KeptOutput, Sent } from './job';
import type { JobDesk } from './jobDesk';
import { LeaseLost } from './jobDesk';
import type { JobTools } from './jobTools';
import { lookAtResult } from './lookAtResult';
import { delayAfterError } from './pollSchedule';
import type { ResultLook } from './ports/imageService';
import { failureOf } from './qwenImageError';
import { keepInline } from './keepInline';

const maximumDownloads = 5;
/** Somebody else may take a name between choosing and placing; not this often. */
const maximumChoices = 20;

/** Brings the pictures of a job here, and then into the workspace under names that are recorded first. */
export async function saveStep(
  desk: JobDesk,
  job: JobIn<'ready'>,
  tools: JobTools,
  signal: AbortSignal,
): Promise<void> {
  const kept: KeptOutput[] = [];
  for (const [index, output] of job.outputs.entries()) {
    if (output.kind === 'kept') {
      kept.push(output);
    } else {
      const fetched = await downloadFromAnywhere(desk, index, output.url, tools, signal);
      kept.push(fetched);
      await desk.note({ kind: 'kept', index, output: fetched });
    }
  }
  const finished = await finishAll(desk, kept, tools);
  await hearMoves(desk, tools);
  await placeAll(desk, finished, tools);
  await recordAll(desk, tools);
  await desk.note({ kind: 'saved', at: tools.clock.now() });
  await tools.vault.discard(job.id).catch((error: unknown) => {
    tools.log.warn('A picture that is saved could not be removed from storage', error);
  });
}

/** Codes of an address that holds no picture (any more), or may not be asked. */
const wrongAddress = new Set<FailureCode>(['expired', 'unsafe', 'badAnswer']);

/** A wrong address is asked for once more: Segmind may still know the result, at another one. */
async function downloadFromAnywhere(
  desk: JobDesk,
  index: number,
  url: string,
  tools: JobTools,
  signal: AbortSignal,
): Promise<KeptOutput> {
  const { id } = desk.job;
  try {
    return await download(id, index, url, tools, signal);
  } catch (error) {
    const request = requestOf(desk.job);
    if (signal.aborted || !wrongAddress.has(failureOf(error).code) || request === undefined) {
      throw error;
    }
    const look = await untilAnswered(request, tools, signal);
    if (look.kind !== 'completed') {
      throw error;
    }
    await desk.note({ kind: 'relocated', outputs: await keepInline(id, look.result, tools, signal) });
    const moved = desk.job.state === 'ready' ? desk.job.outputs[index] : undefined;
    if (moved === undefined || (moved.kind === 'remote' && moved.url === url)) {
      throw error;
    }
    return moved.kind === 'kept' ? moved : download(id, index, moved.url, tools, signal);
  }
}

function requestOf(job: Job): Sent | undefined {
  const progress = progressOf(job);
  return progress.reached === 'delivered' && progress.requestId !== undefined
    ? { requestId: progress.requestId, submittedAt: progress.submittedAt }
    : undefined;
}

/** The pictures are paid for, and nobody looks for them again by themselves: a bad line or a rate limit does not end this. */
async function untilAnswered(request: Sent, tools: JobTools, signal: AbortSignal): Promise<ResultLook> {
  for (let attempt = 1; ; attempt += 1) {
    const look = await lookAtResult(request, attempt, tools, signal);
    if (look !== undefined) {
      return look;
    }
    await tools.clock.sleep(delayAfterError(attempt), signal);
  }
}

async function download(
  jobId: string,
  index: number,
  url: string,
  tools: JobTools,
  signal: AbortSignal,
): Promise<KeptOutput> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tools.vault.keep(jobId, index, (sink) => tools.service.download(url, sink, signal));
    } catch (error) {
      signal.throwIfAborted();
      const { code } = failureOf(error);
      const isPassing =
        code === 'network' ||
        code === 'server' ||
        code === 'badAnswer' ||
        code === 'rateLimited' ||
        // An address may need a moment until it serves what was promised.
        (code === 'expired' && attempt < 3);
      if (!isPassing || attempt >= maximumDownloads) {
        throw error;
      }
      tools.log.warn(`Downloading the picture of job ${jobId} failed; trying again`, error);
      await tools.clock.sleep(delayAfterError(attempt), signal);
    }
  }
}

/** Not once names are chosen: they belong to the bytes as they are, some of which may lie there already. */
async function finishAll(
  desk: JobDesk,
  kept: readonly KeptOutput[],
  tools: JobTools,
): Promise<readonly KeptOutput[]> {
  const all: KeptOutput[] = [];
  for (const [index, output] of kept.entries()) {
    const { job } = desk;
    const isDone = output.isFinished === true || job.state !== 'ready' || job.targets.length === kept.length;
    const finished = isDone ? output : await finishOrLeave(job, output, index, tools);
    if (finished !== output) {
      await desk.note({ kind: 'kept', index, output: finished });
    }
    all.push(finished);
  }
  return all;
}

async function finishOrLeave(
  job: JobIn<'ready'>,
  output: KeptOutput,
  index: number,
  tools: JobTools,
): Promise<KeptOutput> {
  try {
    return await tools.finishing.finish(job, output, index);
  } catch (error) {
    tools.log.warn(`A picture of job ${job.id} is saved as it came`, error);
    return output;
  }
}

/** Before the job counts as saved, so that a window that goes on after a crash records it as well. */
async function recordAll(desk: JobDesk, tools: JobTools): Promise<void> {
  if (desk.job.state !== 'ready') {
    return;
  }
  try {
    await tools.finishing.record(desk.job);
  } catch (error) {
    tools.log.warn(`How the pictures of job ${desk.job.id} came to be could not be recorded`, error);
  }
}

async function placeAll(desk: JobDesk, kept: readonly KeptOutput[], tools: JobTools): Promise<void> {
  if (targetsOf(desk).length !== kept.length) {
    await desk.record({ kind: 'placing', targets: await chooseAll(desk, kept, tools) });
  }
  for (const [index, output] of kept.entries()) {
    for (let choice = 1; ; choice += 1) {
      // Asked after the name is on disk: whoever takes over uses the same name and finds the same bytes there.
      if (!(await desk.isOurs())) {
        throw new LeaseLost();
      }
      const target = targetsOf(desk)[index] ?? '';
      const { root, replaces } = desk.job.request.destination;
      const replaced = index === 0 && replaces?.uri === target ? replaces : undefined;
      if ((await tools.files.place(output, target, root, replaced)) !== 'taken') {
        break;
      }
      if (choice >= maximumChoices) {
        throw new RangeError('Every chosen name was taken by somebody else.');
      }
      const other = await tools.files.choosePlace(desk.job, output, index, kept.length);
      const targets = targetsOf(desk).map((value, position) => (position === index ? other : value));
      await desk.record({ kind: 'placing', targets });
    }
  }
}

async function chooseAll(
  desk: JobDesk,
  kept: readonly KeptOutput[],
  tools: JobTools,
): Promise<readonly string[]> {
  const targets: string[] = [];
  for (const [index, output] of kept.entries()) {
    targets.push(await tools.files.choosePlace(desk.job, output, index, kept.length));
  }
  return targets;
}

function targetsOf(desk: JobDesk): readonly string[] {
  return desk.job.state === 'ready' ? desk.job.targets : [];
}
