import * as z from 'zod/mini';
import { failureCodes, inputProblems } from './failure';
import type { Job } from './job';
import { jobRecordVersion } from './jobRecordText';

/** What a record's text holds. `expected` names what did not fit, never what was found: prompts stay out of logs. */
export type JobRecord =
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'unreadable'; readonly expected: string }
  | { readonly kind: 'laterVersion'; readonly version: number };

/** ms since the epoch, within what a date can be, an hour later too. */
const time = z.number().check(z.gte(-8e15), z.lte(8e15));

const parameterValue = z.union([z.string(), z.number(), z.boolean()]);

const inputImage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('url'), url: z.string() }),
  z.object({ kind: z.literal('file'), uri: z.string(), original: z.exactOptional(z.string()) }),
]);

const naming = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exact'), name: z.string() }),
  z.object({ kind: z.literal('template'), template: z.string() }),
]);

const replaces = z.object({
  uri: z.string(),
  expected: z.string(),
  isPlaceholder: z.exactOptional(z.literal(true)),
});

const request = z.object({
  model: z.string(),
  prompt: z.string(),
  promptAsWritten: z.exactOptional(z.string()),
  parameters: z.record(z.string(), parameterValue),
  images: z.record(z.string(), inputImage),
  destination: z.object({
    root: z.string(),
    folder: z.string(),
    naming,
    replaces: z.exactOptional(replaces),
  }),
});

const base = {
  id: z.string(),
  request,
  createdAt: time,
  uploads: z.record(z.string(), z.string()),
  inputHashes: z.exactOptional(z.record(z.string(), z.string())),
  isRecovered: z.boolean(),
  unansweredAt: z.exactOptional(time),
};

const remote = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queued') }),
  z.object({ kind: z.literal('processing') }),
  z.object({ kind: z.literal('other'), word: z.string() }),
]);

const output = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('remote'), url: z.string() }),
  z.object({
    kind: z.literal('kept'),
    file: z.string(),
    type: z.enum(['png', 'jpeg', 'webp']),
    width: z.number(),
    height: z.number(),
    size: z.number(),
    sha256: z.string(),
    isFinished: z.exactOptional(z.literal(true)),
  }),
]);

const metrics = z.object({
  cost: z.exactOptional(z.number()),
  remainingCredits: z.exactOptional(z.number()),
  inferenceTime: z.exactOptional(z.number()),
  queueTime: z.exactOptional(z.number()),
});

const sent = { requestId: z.string(), submittedAt: time };

const finished = {
  requestId: z.exactOptional(z.string()),
  submittedAt: time,
  completedAt: time,
  outputs: z.array(output),
  metrics,
};

const delivered = { ...finished, targets: z.array(z.string()) };

const progress = z.discriminatedUnion('reached', [
  z.object({ reached: z.literal('nothing') }),
  z.object({ reached: z.literal('unknown'), sentAt: time }),
  z.object({ reached: z.literal('sent'), ...sent }),
  z.object({ reached: z.literal('delivered'), ...delivered }),
]);

const failure = z.object({
  code: z.enum(failureCodes),
  detail: z.string(),
  status: z.exactOptional(z.number()),
  parameter: z.exactOptional(z.string()),
  inputProblem: z.exactOptional(z.enum(inputProblems)),
});

const postponed = { postponements: z.number(), rateLimits: z.exactOptional(z.number()) };

const job = z.discriminatedUnion('state', [
  z.object({ ...base, state: z.literal('queued'), notBefore: time, ...postponed }),
  z.object({ ...base, state: z.literal('submitting'), sentAt: time, ...postponed }),
  z.object({ ...base, state: z.literal('waiting'), remote, watchedSince: time, ...sent }),
  z.object({ ...base, state: z.literal('ready'), ...delivered }),
  z.object({
    ...base,
    state: z.literal('saved'),
    savedAt: time,
    files: z.array(z.string()),
    ...finished,
  }),
  z.object({ ...base, state: z.literal('unconfirmed'), sentAt: time, detail: z.string() }),
  z.object({ ...base, state: z.literal('failed'), failedAt: time, failure, progress }),
  z.object({
    ...base,
    state: z.literal('dismissed'),
    dismissedAt: time,
    reason: z.enum(['cancelled', 'stopped', 'deadline', 'letBe']),
    progress,
  }),
]);

const envelope = z.object({ version: z.int(), job: z.unknown() });

/** Reads a record. Never throws: what cannot be read is told apart from what only a later release can read. */
export function parseJobRecord(text: string): JobRecord {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', expected: 'JSON' };
  }
  const outer = envelope.safeParse(content);
  if (!outer.success || outer.data.version < 1) {
    return { kind: 'unreadable', expected: 'a version and a job' };
  }
  if (outer.data.version > jobRecordVersion) {
    return { kind: 'laterVersion', version: outer.data.version };
  }
  const inner = job.safeParse(outer.data.job);
  if (inner.success) {
    return { kind: 'job', job: inner.data };
  }
  const [issue] = inner.error.issues;
  return { kind: 'unreadable', expected: `${pathText(issue?.path ?? [])} (${issue?.code ?? 'unknown'})` };
}

/** Parts of a record whose fields have names that are found, not expected. */
const dictionaries: ReadonlySet<unknown> = new Set(['parameters', 'images', 'uploads', 'inputHashes']);

function pathText(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (dictionaries.has(path[index - 1]) ? '*' : String(part))).join('.');
}
