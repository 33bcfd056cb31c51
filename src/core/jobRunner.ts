import type { Disposable } from './disposable';
import { noMoves } from './hearMoves';
import type { JobDesk } from './jobDesk';
import { LeaseLost } from './jobDesk';
import type { Durations } from './durations';
import type { JobTools } from './jobTools';
import type { Places } from './places';
import { Poller } from './poller';
import type { Finishing } from './ports/finishing';
import type { Moves } from './ports/moves';
import { failureOf } from './qwenImageError';
import { RateGate } from './rateGate';
import { saveStep } from './saveStep';
import { submitStep } from './submitStep';
import { watchStep } from './watchStep';

/** Leads a job on until it rests, or another window has it. Rejects only when aborted. */
export type RunJob = (desk: JobDesk, signal: AbortSignal) => Promise<'rested' | 'lost'>;

export type RunnerPorts = Omit<
  JobTools,
  'gate' | 'places' | 'poller' | 'durations' | 'finishing' | 'moves'
> & {
  /** Missing: pictures are saved as they come, and nothing is recorded of them. */
  readonly finishing?: Finishing;
  readonly moves?: Moves;
  /** Shared with whoever else asks with the key. */
  readonly gate?: RateGate;
};

const asTheyCome: Finishing = {
  finish: (_job, kept) => Promise.resolve(kept),
  record: () => Promise.resolve(),
};

export type CreateRunner = (ports: RunnerPorts, places: Places, durations: Durations) => RunJob;

/** What leads the jobs of a window on: one rate gate and one poller for all of them. */
export const createRunner: CreateRunner = (ports, places, durations) => {
  const gate = ports.gate ?? new RateGate(ports.clock);
  const poller = new Poller(ports.service, ports.clock, gate, ports.log);
  const tools: JobTools = {
    finishing: asTheyCome,
    moves: noMoves,
    ...ports,
    gate,
    places,
    poller,
    durations,
  };
  return (desk, signal) => runJob(desk, tools, signal);
};

/**
 * Leads one job on until it rests: each state has its step, each step records what comes next. Whatever a step throws ends
 * the job as `failed` at the point it had reached, so that there is always something that leads on.
 */
async function runJob(desk: JobDesk, tools: JobTools, signal: AbortSignal): Promise<'rested' | 'lost'> {
  let place: Disposable | undefined;
  try {
    for (;;) {
      signal.throwIfAborted();
      const { job } = desk;
      try {
        switch (job.state) {
          case 'queued':
            place ??= await tools.places.acquire(signal);
            await submitStep(desk, job, tools, signal);
            break;
          case 'submitting':
            await takeUpSubmission(desk, tools);
            break;
          case 'waiting':
            place ??= tools.places.occupy();
            await watchStep(desk, job, tools, signal);
            break;
          case 'ready':
            place?.dispose();
            place = undefined;
            await saveStep(desk, job, tools, signal);
            break;
          case 'saved':
          case 'unconfirmed':
          case 'failed':
          case 'dismissed':
            return 'rested';
        }
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof LeaseLost) {
          return 'lost';
        }
        await fail(desk, error, tools);
      }
    }
  } finally {
    place?.dispose();
  }
}

/**
 * Found on disk: the window that sent it is gone, and whether it was sent is not known. A synchronous answer may have been
 * kept already.
 */
async function takeUpSubmission(desk: JobDesk, tools: JobTools): Promise<void> {
  const outputs = await tools.vault.find(desk.job.id);
  await desk.note(
    outputs.length > 0
      ? { kind: 'completed', at: tools.clock.now(), outputs, metrics: {} }
      : { kind: 'answerLost', detail: 'The editor was closed while the request was under way.' },
  );
}

async function fail(desk: JobDesk, error: unknown, tools: JobTools): Promise<void> {
  const failure = failureOf(error);
  tools.log.error(`Job ${desk.job.id} failed while ${desk.job.state}`, error);
  await desk.note({ kind: 'failed', at: tools.clock.now(), failure, isOver: false });
}
