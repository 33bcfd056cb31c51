import type { JobState } from '../../../src/core/job';
import type { JobView } from '../../../src/protocol/jobView';

export const jobStates: readonly JobState[] = [
  ...(['queued', 'submitting', 'waiting', 'ready'] as const),
  ...(['saved', 'unconfirmed', 'failed', 'dismissed'] as const),
];

export function view(id: string, state: JobState, more: Partial<JobView> = {}): JobView {
  return {
    ...{ id, state, model: 'qwen-image', prompt: 'a fox', isCut: false, parameters: {}, createdAt: 0 },
    ...{ typical: 28_000, pictures: [], spending: 'none', steps: [], isStarred: false },
    ...more,
  };
}
