import { Emitter } from '../../../src/core/emitter';
import type { Failure } from '../../../src/core/failure';
import type { Delivered, DismissReason, Job, JobIn, JobState, Output, Progress } from '../../../src/core/job';
import type { JobRequest } from '../../../src/core/jobRequest';
import type { JobChange, Jobs } from '../../../src/core/jobs';
import type { Translate } from '../../../src/ui/words/translate';

/** Puts the arguments in, as VS Code does without a bundle. */
export const english: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (mark, index: string) => String(args[Number(index)] ?? mark));

export const aRequest: JobRequest = {
  model: 'qwen-image',
  prompt: 'a red fox',
  parameters: { seed: 7, steps: 30 },
  images: {},
  destination: {
    root: 'file:///project',
    folder: 'file:///project/assets/images',
    naming: { kind: 'template', template: '${prompt}' },
  },
};

export const anEdit: JobRequest = {
  ...aRequest,
  model: 'qwen-image-edit',
  images: { image: { kind: 'file', uri: 'file:///project/a%20fox.png' } },
};

/** Lies where `jobIn.saved` has its picture. */
export const replacing: JobRequest = {
  ...aRequest,
  destination: {
    ...aRequest.destination,
    replaces: { uri: 'file:///project/assets/images/a-red%20fox.png', expected: 'hash' },
  },
};

export const withPlaceholder: JobRequest = {
  ...aRequest,
  destination: {
    ...aRequest.destination,
    replaces: { uri: 'file:///project/assets/images/grey.png', expected: 'grey', isPlaceholder: true },
  },
};

const base = { id: 'job-1', request: aRequest, createdAt: 1_000, uploads: {}, isRecovered: false };

export const delivered: Delivered = {
  requestId: 'r-1',
  submittedAt: 2_000,
  completedAt: 30_000,
  outputs: [{ kind: 'remote', url: 'https://images.segmind.com/1.png' }],
  metrics: { cost: 0.0123 },
  targets: [],
};

export const keptPicture: Output = {
  ...{ kind: 'kept', file: 'job-1-0.png', type: 'png', width: 8, height: 8, size: 99, sha256: 'ab' },
};

export const sent: Progress = { reached: 'sent', requestId: 'r-1', submittedAt: 2_000 };

/** A job in each state, submitted at 2 s. */
export const jobIn: { readonly [S in JobState]: JobIn<S> } = {
  queued: { ...base, state: 'queued', notBefore: 0, postponements: 0 },
  submitting: { ...base, state: 'submitting', sentAt: 2_000, postponements: 0 },
  waiting: {
    ...base,
    state: 'waiting',
    requestId: 'r-1',
    submittedAt: 2_000,
    watchedSince: 2_000,
    remote: { kind: 'processing' },
  },
  ready: { ...base, state: 'ready', ...delivered },
  saved: {
    ...base,
    state: 'saved',
    ...delivered,
    savedAt: 31_000,
    files: ['file:///project/assets/images/a-red%20fox.png'],
  },
  unconfirmed: { ...base, state: 'unconfirmed', sentAt: 2_000, detail: 'reset' },
  failed: {
    ...base,
    state: 'failed',
    failedAt: 3_000,
    failure: { code: 'server', detail: 'boom' },
    progress: { reached: 'nothing' },
  },
  dismissed: {
    ...base,
    state: 'dismissed',
    dismissedAt: 4_000,
    reason: 'deadline',
    progress: sent,
  },
};

export function failedJob(
  code: Failure['code'],
  progress: Progress = { reached: 'nothing' },
): JobIn<'failed'> {
  return { ...jobIn.failed, failure: { code, detail: '' }, progress };
}

export function dismissedJob(reason: DismissReason, progress: Progress): JobIn<'dismissed'> {
  return { ...jobIn.dismissed, reason, progress };
}

/** The jobs as commands see them: what is asked of them is written down, nothing is done. */
export class RecordedJobs implements Jobs {
  readonly changes = new Emitter<JobChange>((error) => {
    throw error;
  });
  readonly onDidChange = this.changes.event;
  readonly asked: string[] = [];
  readonly submitted: JobRequest[] = [];
  jobs: Job[] = [];

  list(): readonly Job[] {
    return this.jobs;
  }
  get(id: string): Job | undefined {
    return this.jobs.find((job) => job.id === id);
  }
  submit(request: JobRequest): Promise<Job> {
    this.submitted.push(request);
    return Promise.resolve({ ...jobIn.queued, id: `new-${this.submitted.length}`, request });
  }
  retry(id: string): Promise<Job> {
    return this.#ask('retry', id);
  }
  runAgain(id: string): Promise<Job> {
    return this.#ask('runAgain', id);
  }
  stop(id: string): Promise<Job> {
    return this.#ask('stop', id);
  }
  async remove(id: string): Promise<void> {
    await this.#ask('remove', id);
  }
  clearFinished(): Promise<number> {
    return Promise.resolve(0);
  }
  recover(): Promise<Job> {
    return Promise.resolve(jobIn.waiting);
  }
  follow(id: string, requestId: string): Promise<Job> {
    return this.#ask(`follow ${requestId} as`, id);
  }
  saveElsewhere(id: string): Promise<Job> {
    return this.#ask('saveElsewhere', id);
  }
  moved(from: string, to: string): Promise<void> {
    this.asked.push(`${from} to ${to}`);
    return Promise.resolve();
  }
  typicalDuration(): number {
    return 28_000;
  }

  /** Tells of a change, as the tracker does. */
  change(job: Job, previous: Job, isOwn = true): void {
    this.jobs = [job, ...this.jobs.filter(({ id }) => id !== job.id)];
    this.changes.fire({ kind: 'changed', job, previous, isOwn });
  }

  #ask(what: string, id: string): Promise<Job> {
    this.asked.push(`${what} ${id}`);
    return Promise.resolve(jobIn.queued);
  }
}

export const silentLog = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
