import { createRunner } from '../../src/core/jobRunner';
import type { Job } from '../../src/core/job';
import { progressOf } from '../../src/core/job';
import type { Log } from '../../src/core/log';
import type { CreateRunner } from '../../src/core/jobRunner';
import type { TrackerPorts } from '../../src/core/trackerPorts';
import { QwenImageError } from '../../src/core/qwenImageError';
import { Tracker } from '../../src/core/tracker';
import { DiskLeases } from './diskLeases';
import { DiskLedger } from './diskLedger';
import { DiskFiles, DiskVault } from './diskPictures';
import { Actor } from './stage';
import type { World } from './world';

/** What can be put between the core and the world, to break it on purpose. */
export interface Sabotage {
  readonly ports?: (ports: TrackerPorts) => TrackerPorts;
  readonly createRunner?: CreateRunner;
}

/** One window of VS Code: a process with the real core in it. */
export class ShopWindow {
  readonly actor: Actor;
  readonly tracker: Tracker;
  readonly ledger: DiskLedger;
  /** True while it has seen every record there is: what it can be held to. */
  isInformed = false;
  isClosing = false;
  readonly #world: World;
  readonly #leases: DiskLeases;

  constructor(world: World, name: string, isDeaf: boolean, sabotage: Sabotage) {
    this.#world = world;
    this.actor = new Actor(name);
    const { stage, disk, audit, segmind } = world;
    const clock = stage.clockOf(this.actor);
    this.ledger = new DiskLedger(disk, this.actor, (id, text) => {
      audit.onWrite(id, text, this.actor);
    });
    this.ledger.isDeaf = isDeaf;
    this.#leases = new DiskLeases(disk, this.actor, clock);
    const ports: TrackerPorts = {
      service: segmind.serviceFor(this.actor),
      ledger: this.ledger,
      leases: this.#leases,
      vault: new DiskVault(disk, this.actor),
      files: new DiskFiles(disk, this.actor),
      consent: { request: () => Promise.resolve(true) },
      settings: { current: () => world.settings, onDidChange: world.settingsChanged.event },
      durations: { load: () => ({}), save: () => {} },
      random: world.random,
      clock,
      log: this.#log(),
      loadRunner: () =>
        stage.do(this.actor, 'load the runner', 0, () => sabotage.createRunner ?? createRunner),
    };
    this.tracker = new Tracker(sabotage.ports?.(ports) ?? ports);
    const unwatch = this.actor.onDeath;
    this.actor.onDeath = () => {
      unwatch();
      audit.onDeath(this.actor);
    };
  }

  get isOpen(): boolean {
    return this.actor.isAlive && !this.isClosing;
  }

  start(): void {
    this.tracker.start().then(
      () => {
        this.isInformed = !this.ledger.isDeaf && this.#world.disk.mood !== 'broken';
      },
      () => {},
    );
  }

  /** As VS Code does it: five seconds, then the process is ended. */
  close(): void {
    const { stage } = this.#world;
    this.isClosing = true;
    this.isInformed = false;
    stage.tell(`${this.actor.name} closes`);
    this.tracker.dispose();
    this.#leases.dispose();
    const end = (): void => {
      stage.kill(this.actor);
    };
    void this.tracker.settled().then(end, end);
    void stage.do(this.actor, 'end of patience', 5_000, () => {}).then(end);
  }

  /** A person's wish; only refusals that have words are answers to it. */
  wish(what: string, run: () => Promise<unknown>): void {
    const { stage, audit } = this.#world;
    stage.tell(`${this.actor.name}: ${what}`);
    run().then(
      () => {
        stage.tell(`${this.actor.name}: ${what}: done`);
      },
      (error: unknown) => {
        stage.tell(`${this.actor.name}: ${what}: ${String(error)}`);
        if (!(error instanceof QwenImageError)) {
          audit.broken(`${what} rejects with ${String(error)}`);
        }
      },
    );
  }

  retry(job: Job): void {
    const { audit } = this.#world;
    if (progressOf(job).reached === 'unknown') {
      // The doubt was on the screen.
      audit.ask(job);
    }
    this.wish(`retry ${job.id}`, () => this.tracker.retry(job.id));
  }

  #log(): Log {
    const { stage, audit } = this.#world;
    const tell = (message: string, facts?: unknown): void => {
      stage.tell(`  ${this.actor.name} says: ${message} ${facts instanceof Error ? facts.message : ''}`);
    };
    return {
      debug: tell,
      info: tell,
      warn: tell,
      error: (message, error) => {
        tell(message, error);
        if (error instanceof TypeError || error instanceof RangeError) {
          audit.broken(`${message}: ${String(error)}`);
        }
      },
    };
  }
}
