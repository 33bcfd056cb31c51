import { Emitter } from '../../src/core/emitter';
import type { Job, JobState } from '../../src/core/job';
import type { JobRequest } from '../../src/core/jobRequest';
import type { Log } from '../../src/core/log';
import type { Finishing } from '../../src/core/ports/finishing';
import type { ImageService } from '../../src/core/ports/imageService';
import type { JobSettings } from '../../src/core/ports/settings';
import { createRunner } from '../../src/core/jobRunner';
import { Tracker } from '../../src/core/tracker';
import { ManualClock } from './manualClock';
import { MemoryFiles, MemoryVault } from './memoryFiles';
import { MemoryLeases } from './memoryLeases';
import { MemoryDisk, MemoryLedger } from './memoryLedger';
import { MemoryMoves } from './memoryMoves';
import type { RateGate } from '../../src/core/rateGate';
import { ScriptedService } from './scriptedService';

export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export const aRequest: JobRequest = {
  model: 'qwen-image',
  prompt: 'a red fox',
  parameters: { seed: 7, steps: 30, aspect_ratio: '1:1' },
  images: {},
  destination: {
    root: 'file:///project',
    folder: 'file:///project/assets',
    naming: { kind: 'template', template: '${prompt}' },
  },
};

export const anEdit: JobRequest = {
  ...aRequest,
  model: 'qwen-image-edit',
  images: { image: { kind: 'file', uri: 'file:///project/fox.png' } },
};

/** A machine with a disk, a workspace and a Segmind of its own; windows are opened on it and crash. */
export class TrackerWorld {
  readonly clock = new ManualClock();
  readonly disk = new MemoryDisk();
  readonly service = new ScriptedService();
  /** In its place. */
  real: ImageService | undefined;
  readonly vault = new MemoryVault();
  readonly files = new MemoryFiles();
  readonly settingsChanged = new Emitter<void>();
  settings: JobSettings = {
    maxConcurrentJobs: 4,
    watchFor: 600_000,
    historyLimit: 500,
    inputTransport: 'upload',
  };
  readonly moves = new MemoryMoves();
  /** For a test with one window; otherwise each has its own. */
  gate: RateGate | undefined;
  finishing: Finishing | undefined;
  mayUpload = true;
  starred: () => Promise<ReadonlySet<string>> = () => Promise.resolve(new Set());
  consent: () => Promise<boolean> = () => Promise.resolve(this.mayUpload);
  durations: Readonly<Record<string, readonly number[]>> = {};
  readonly #leaseOwners = new Map<string, MemoryLeases>();
  #ids = 0;

  /** A deaf window does not hear what others write, as where the disk cannot be watched. */
  openWindow({ isDeaf = false } = {}): Window {
    const leases = new MemoryLeases(this.#leaseOwners);
    const tracker = new Tracker({
      service: this.real ?? this.service,
      ledger: new MemoryLedger(this.disk, isDeaf),
      leases,
      vault: this.vault,
      files: this.files,
      consent: { request: () => this.consent() },
      settings: { current: () => this.settings, onDidChange: this.settingsChanged.event },
      durations: {
        load: () => this.durations,
        save: (durations) => {
          this.durations = durations;
        },
      },
      random: {
        id: () => `job-${(this.#ids += 1)}`,
        integer: (maximum) => Math.min(maximum, 41 + this.#ids),
      },
      clock: this.clock,
      log: silentLog,
      starred: () => this.starred(),
      loadRunner: () => {
        const { finishing, gate } = this;
        return Promise.resolve((ports, ...rest) =>
          createRunner(
            { ...ports, ...(gate && { gate }), moves: this.moves, ...(finishing && { finishing }) },
            ...rest,
          ),
        );
      },
    });
    return new Window(tracker, leases, this.clock);
  }
}

export class Window {
  readonly tracker: Tracker;
  readonly leases: MemoryLeases;
  readonly #clock: ManualClock;

  constructor(tracker: Tracker, leases: MemoryLeases, clock: ManualClock) {
    this.tracker = tracker;
    this.leases = leases;
    this.#clock = clock;
  }

  /** The window is gone, without a word to anybody. */
  crash(): void {
    this.leases.isGone = true;
    this.tracker.dispose();
  }

  async until(id: string, ...states: JobState[]): Promise<Job> {
    await this.#clock.runUntil(() => {
      const job = this.tracker.get(id);
      return job !== undefined && states.includes(job.state);
    });
    const job = this.tracker.get(id);
    if (job === undefined) {
      throw new Error('The job has vanished.');
    }
    return job;
  }
}
