import type { JobIn, KeptOutput } from './job';
import type { JobDesk } from './jobDesk';
import type { JobTools } from './jobTools';
import { delayAfterError } from './pollSchedule';
import type { WatchEnd } from './poller';
import { keepInline } from './keepInline';
import { lookAtResult } from './lookAtResult';

/** Follows a request that Segmind has until it ends, and records where its pictures are. */
export async function watchStep(
  desk: JobDesk,
  job: JobIn<'waiting'>,
  tools: JobTools,
  signal: AbortSignal,
): Promise<void> {
  const end = await tools.poller.watch(
    {
      requestId: job.requestId,
      submittedAt: job.submittedAt,
      expected: tools.durations.expectation(job.request.model),
      watchFor: tools.settings.current().watchFor,
      onSeen: (remote) => {
        desk.note({ kind: 'seen', remote }).catch((error: unknown) => {
          tools.log.warn('What was seen of a request could not be noted', error);
        });
      },
    },
    signal,
  );
  await onEnd(desk, job, end, tools, signal);
}

async function onEnd(
  desk: JobDesk,
  job: JobIn<'waiting'>,
  end: WatchEnd,
  tools: JobTools,
  signal: AbortSignal,
): Promise<void> {
  const at = tools.clock.now();
  switch (end.kind) {
    case 'failed': {
      const outputs = end.failure.code === 'expired' ? await keptOf(job, tools) : [];
      await desk.note(
        outputs.length > 0
          ? { kind: 'completed', at, outputs, metrics: {} }
          : { kind: 'failed', at, failure: end.failure, isOver: end.isOver },
      );
      return;
    }
    case 'deadline':
      await desk.note({ kind: 'dismissed', at, reason: 'deadline' });
      return;
    case 'completed':
      if (end.wasClose && !job.isRecovered) {
        tools.durations.observe(job.request.model, at - job.submittedAt);
      }
      await fetchResult(desk, job, at, tools, signal);
  }
}

/** What came in the answer to the submission, the only one there was, may have been kept by a window that then crashed. */
async function keptOf(job: JobIn<'waiting'>, tools: JobTools): Promise<readonly KeptOutput[]> {
  try {
    return job.unansweredAt === undefined ? await tools.vault.find(job.id) : [];
  } catch (error) {
    tools.log.warn(`Whether a picture of job ${job.id} is kept could not be found out`, error);
    return [];
  }
}

async function fetchResult(
  desk: JobDesk,
  job: JobIn<'waiting'>,
  completedAt: number,
  tools: JobTools,
  signal: AbortSignal,
): Promise<void> {
  const { watchFor } = tools.settings.current();
  for (let attempt = 1; ; attempt += 1) {
    const look = await lookAtResult(job, attempt, tools, signal);
    if (look?.kind === 'running' && tools.clock.now() - completedAt > watchFor) {
      await desk.note({ kind: 'dismissed', at: tools.clock.now(), reason: 'deadline' });
      return;
    }
    switch (look?.kind) {
      case 'completed': {
        const outputs = await keepInline(job.id, look.result, tools, signal);
        await desk.note({ kind: 'completed', at: completedAt, outputs, metrics: look.result.metrics });
        return;
      }
      case 'failed':
        await desk.note({ kind: 'failed', at: tools.clock.now(), failure: look.failure, isOver: true });
        return;
      case 'running':
      case undefined:
        await tools.clock.sleep(delayAfterError(attempt), signal);
    }
  }
}
