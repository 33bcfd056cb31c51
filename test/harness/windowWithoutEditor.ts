import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { JobRequest } from '../../src/core/jobRequest';
import type { Job, JobState } from '../../src/core/job';
import type { ImageService } from '../../src/core/ports/imageService';
import type { JobSettings } from '../../src/core/ports/settings';
import { createRunner } from '../../src/core/jobRunner';
import { Tracker } from '../../src/core/tracker';
import { WorkspaceAssetFiles } from '../../src/host/assetFiles';
import { FileLeases } from '../../src/host/fileLeases';
import { JobLedger } from '../../src/host/jobLedger';
import { ReplacedPictures } from '../../src/host/replacedPictures';
import { ResultStorage } from '../../src/host/resultStorage';
import { systemClock } from '../../src/host/systemClock';
import { systemRandom } from '../../src/host/systemRandom';
import { newWindowId } from '../../src/host/windowId';
import type { WorkspaceFileSystem } from '../../src/host/workspaceFileSystem';
import { SegmindService } from '../../src/segmind/segmindService';
import { silentLog } from '../fakes/trackerWorld';
import type { Simulator } from '../simulator/simulator';

/** Folders of a machine, removed together. */
export interface Machine {
  readonly storage: string;
  readonly project: string;
  remove(): Promise<void>;
}

export async function makeMachine(): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), 'qwen-image-'));
  const project = join(folder, 'project');
  await mkdir(project);
  return {
    storage: join(folder, 'storage'),
    project,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Only `file:` places are used here. */
const noVirtualFiles: WorkspaceFileSystem = {
  stat: () => refuse(),
  list: () => refuse(),
  readFile: () => refuse(),
  writeFile: () => refuse(),
  renameToFree: () => refuse(),
  renameOver: () => refuse(),
  createFolder: () => refuse(),
  remove: () => refuse(),
};

function refuse(): Promise<never> {
  return Promise.reject(new Error('There is no virtual file system here.'));
}

export interface OpenWindow {
  readonly tracker: Tracker;
  /** The service between tracker and network, as the tracker sees it. */
  readonly service: ImageService;
  request(more?: Partial<JobRequest>): JobRequest;
  /** Resolves when the job is in that state; rejects when it rests in another one. */
  until(id: string, state: JobState): Promise<Job>;
  close(): Promise<void>;
}

export interface WindowOptions {
  readonly settings?: Partial<JobSettings>;
  readonly transport?: 'async' | 'sync';
  readonly key?: string;
  /** Stands between the tracker and the service, to listen or to meddle. */
  readonly wrap?: (service: ImageService) => ImageService;
}

/** Everything that a window of VS Code has but VS Code: the real core, disk and HTTP. */
export function openWindowWithoutEditor(
  machine: Machine,
  simulator: Simulator,
  options: WindowOptions = {},
): OpenWindow {
  const { storage } = machine;
  const settings: JobSettings = {
    ...{ maxConcurrentJobs: 4, watchFor: 600_000, historyLimit: 500, inputTransport: 'upload' },
    ...options.settings,
  };
  const real = new SegmindService({
    fetch: globalThis.fetch,
    key: () => Promise.resolve(options.key ?? simulator.key),
    endpoints: () => simulator,
    transport: () => options.transport ?? 'async',
    clock: systemClock,
    log: silentLog,
  });
  const service = options.wrap?.(real) ?? real;
  const ledger = new JobLedger(join(storage, 'jobs'), silentLog);
  const leases = new FileLeases(storage, newWindowId(), systemClock, silentLog);
  const results = join(storage, 'results');
  const replaced = new ReplacedPictures(join(storage, 'replaced'), systemClock, silentLog);
  const tracker = new Tracker({
    service,
    ledger,
    leases,
    vault: new ResultStorage(results),
    files: new WorkspaceAssetFiles(results, noVirtualFiles, replaced),
    consent: { request: () => Promise.resolve(true) },
    settings: { current: () => settings, onDidChange: () => ({ dispose: () => {} }) },
    durations: { load: () => ({}), save: () => {} },
    random: systemRandom,
    clock: systemClock,
    log: silentLog,
    loadRunner: () => Promise.resolve(createRunner),
  });
  const root = pathToFileURL(machine.project).href;
  return {
    tracker,
    service,
    request: (more) => ({
      model: 'qwen-image',
      prompt: 'a red fox in the snow',
      parameters: {
        ...{ aspect_ratio: '1:1', negative_prompt: 'blurry', steps: 30, guidance: 3.5, seed: 7 },
        ...{ image_format: 'png', quality: 90 },
      },
      images: {},
      destination: {
        root,
        folder: `${root}/assets/images`,
        naming: { kind: 'template', template: '${prompt}' },
      },
      ...more,
    }),
    until: (id, state) => untilState(tracker, id, state),
    close: async () => {
      tracker.dispose();
      await tracker.settled();
      leases.dispose();
      ledger.dispose();
    },
  };
}

function untilState(tracker: Tracker, id: string, state: JobState): Promise<Job> {
  return new Promise((resolve, reject) => {
    const check = (job: Job | undefined): boolean => {
      if (job?.id !== id) {
        return false;
      }
      if (job.state === state) {
        resolve(job);
      } else if (job.state === 'failed' || job.state === 'dismissed' || job.state === 'unconfirmed') {
        reject(new Error(`The job is ${job.state}: ${JSON.stringify(job)}`));
      } else {
        return false;
      }
      return true;
    };
    if (!check(tracker.get(id))) {
      const subscription = tracker.onDidChange(({ job }) => {
        if (check(job)) {
          subscription.dispose();
        }
      });
    }
  });
}
