import * as fc from 'fast-check';
import { failureCodes, inputProblems } from '../../../src/core/failure';
import type { ActiveState, Job, Output, Progress, RestingState } from '../../../src/core/job';
import type { JobRequest } from '../../../src/core/jobRequest';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const name = fc.stringMatching(/^[a-z][a-z_]{0,11}$/);
const time = fc.integer({ min: 0, max: 4_000_000_000_000 });
const count = fc.nat({ max: 1000 });

const request: fc.Arbitrary<JobRequest> = fc.record(
  {
    model: name,
    prompt: text,
    promptAsWritten: text,
    parameters: fc.dictionary(name, fc.oneof(text, fc.integer(), fc.boolean())),
    images: fc.dictionary(
      name,
      fc.oneof(
        fc.record({ kind: fc.constant('url' as const), url: text }),
        fc.record(
          { kind: fc.constant('file' as const), uri: text, original: text },
          { requiredKeys: ['kind', 'uri'] },
        ),
      ),
    ),
    destination: fc.record(
      {
        root: text,
        folder: text,
        naming: fc.oneof(
          fc.record({ kind: fc.constant('exact' as const), name: text }),
          fc.record({ kind: fc.constant('template' as const), template: text }),
        ),
        replaces: fc.record(
          { uri: text, expected: text, isPlaceholder: fc.constant(true as const) },
          { requiredKeys: ['uri', 'expected'] },
        ),
      },
      { requiredKeys: ['root', 'folder', 'naming'] },
    ),
  },
  { requiredKeys: ['model', 'prompt', 'parameters', 'images', 'destination'] },
);

const output: fc.Arbitrary<Output> = fc.oneof(
  fc.record({ kind: fc.constant('remote' as const), url: text }),
  fc.record(
    {
      kind: fc.constant('kept' as const),
      isFinished: fc.constant(true as const),
      file: text,
      type: fc.constantFrom('png' as const, 'jpeg' as const, 'webp' as const),
      width: count,
      height: count,
      size: count,
      sha256: text,
    },
    { requiredKeys: ['kind', 'file', 'type', 'width', 'height', 'size', 'sha256'] },
  ),
);

const metrics = fc.record(
  { cost: count, remainingCredits: count, inferenceTime: count, queueTime: count },
  { requiredKeys: [] },
);

const sent = { requestId: text, submittedAt: time };
const finished = {
  requestId: text,
  submittedAt: time,
  completedAt: time,
  outputs: fc.array(output),
  metrics,
};
const delivered = { ...finished, targets: fc.array(text) };
const deliveredKeys = ['submittedAt', 'completedAt', 'outputs', 'metrics', 'targets'] as const;

const progress: fc.Arbitrary<Progress> = fc.oneof(
  fc.record({ reached: fc.constant('nothing' as const) }),
  fc.record({ reached: fc.constant('unknown' as const), sentAt: time }),
  fc.record({ reached: fc.constant('sent' as const), ...sent }),
  fc.record(
    { reached: fc.constant('delivered' as const), ...delivered },
    { requiredKeys: ['reached', ...deliveredKeys] },
  ),
);

const remote = fc.oneof(
  fc.record({ kind: fc.constantFrom('queued' as const, 'processing' as const) }),
  fc.record({ kind: fc.constant('other' as const), word: text }),
);

const states: {
  readonly [S in Job['state']]: fc.Arbitrary<Extract<ActiveState | RestingState, { state: S }>>;
} = {
  queued: fc.record({ state: fc.constant('queued' as const), notBefore: time, postponements: count }),
  submitting: fc.record({ state: fc.constant('submitting' as const), sentAt: time, postponements: count }),
  waiting: fc.record({ state: fc.constant('waiting' as const), remote, watchedSince: time, ...sent }),
  ready: fc.record(
    { state: fc.constant('ready' as const), ...delivered },
    { requiredKeys: ['state', ...deliveredKeys] },
  ),
  saved: fc.record(
    { state: fc.constant('saved' as const), savedAt: time, files: fc.array(text), ...finished },
    { requiredKeys: ['state', 'savedAt', 'files', 'submittedAt', 'completedAt', 'outputs', 'metrics'] },
  ),
  unconfirmed: fc.record({ state: fc.constant('unconfirmed' as const), sentAt: time, detail: text }),
  failed: fc.record({
    state: fc.constant('failed' as const),
    failedAt: time,
    failure: fc.record(
      {
        code: fc.constantFrom(...failureCodes),
        detail: text,
        status: count,
        parameter: name,
        inputProblem: fc.constantFrom(...inputProblems),
      },
      { requiredKeys: ['code', 'detail'] },
    ),
    progress,
  }),
  dismissed: fc.record({
    state: fc.constant('dismissed' as const),
    dismissedAt: time,
    reason: fc.constantFrom('cancelled' as const, 'stopped' as const, 'deadline' as const, 'letBe' as const),
    progress,
  }),
};

const base = fc.record(
  {
    inputHashes: fc.dictionary(name, text),
    id: fc.uuid(),
    request,
    createdAt: time,
    uploads: fc.dictionary(name, text),
    isRecovered: fc.boolean(),
    unansweredAt: time,
  },
  { requiredKeys: ['id', 'request', 'createdAt', 'uploads', 'isRecovered'] },
);

/** Any job in a state. */
export function jobIn(state: Job['state']): fc.Arbitrary<Job> {
  return fc.tuple(base, states[state]).map(([common, rest]): Job => ({ ...common, ...rest }));
}

export const jobStates: readonly Job['state'][] = [
  'queued',
  'submitting',
  'waiting',
  'ready',
  'saved',
  'unconfirmed',
  'failed',
  'dismissed',
];
