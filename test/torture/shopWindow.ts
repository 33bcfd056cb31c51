import type { Disposable } from '../../src/core/disposable';
import { GatedService } from '../../src/core/gatedService';
import { createRunner } from '../../src/core/jobRunner';
import { progressOf } from '../../src/core/job';
import type { Job } from '../../src/core/job';
import { LastLooks } from '../../src/core/lastLooks';
import { startJobs } from '../../src/core/startJobs';
import type { Log } from '../../src/core/log';
import type { StartTimer } from '../../src/core/timer';
import { RateGate } from '../../src/core/rateGate';
import { QwenImageError } from '../../src/core/qwenImageError';
import { tellMove } from '../../src/core/tellMove';
import { Tracker } from '../../src/core/tracker';
import { WorkspaceAssetFiles } from '../../src/host/assetFiles';
import { describe } from '../../src/host/describe';
import { FileLeases } from '../../src/host/fileLeases';
import { JobLedger } from '../../src/host/jobLedger';
import { MoveNotes } from '../../src/host/moveNotes';
import { placements } from '../../src/host/placements';
import { ReplacedPictures } from '../../src/host/replacedPictures';
import { ResultStorage } from '../../src/host/resultStorage';
import { SwapTurns } from '../../src/host/swapTurns';
import type { WorkspaceFileSystem } from '../../src/host/workspaceFileSystem';
import { SegmindService } from '../../src/segmind/segmindService';
import { finishingOf } from './finishing';
import { holdsKey } from './keyWatch';
import { endpoints, secret } from './network';
import { Actor } from './stage';
import type { World } from './world';

const noVirtualFiles = new Proxy<WorkspaceFileSystem>({} as WorkspaceFileSystem, {
  get: () => () => Promise.reject(new Error('there are none here')),
});

/** One window of VS Code: a process with the real core, ledger, leases, storage, saving and Segmind code in it. */
export class ShopWindow {
  readonly actor: Actor;
  readonly tracker: Tracker;
  readonly moves: MoveNotes;
  isDeaf: boolean;
  /** True while it has seen every record there is: what it can be held to. */
  isInformed = false;
  isClosing = false;
  readonly #world: World;
  readonly #ledger: JobLedger;
  readonly #leases: FileLeases;
  readonly #lastLooks: LastLooks;
  #starting: Disposable | undefined;
  readonly #deadlines = new Set<object>();

  constructor(world: World, index: number, isDeaf: boolean) {
    this.#world = world;
    this.actor = new Actor(`w${index}`);
    this.isDeaf = isDeaf;
    const { stage, network, random } = world;
    const { actor } = this;
    const [clock, timer, log] = [stage.clockOf(actor), stage.timerOf(actor), this.#log()];
    const disk = world.disk.of(actor);
    const replaced = new ReplacedPictures('/storage/replaced', clock, log, disk);
    const watch = world.disk.watchOf(actor, () => this.isDeaf);
    this.#ledger = new JobLedger('/storage/jobs', log, watch, disk, timer);
    this.#leases = new FileLeases('/storage', `0000000${index.toString(16)}`, clock, log, 20_000, disk);
    const segmind = new SegmindService({
      fetch: network.fetchOf(actor),
      key: () => Promise.resolve(world.hasKey ? secret : undefined),
      endpoints: () => endpoints,
      transport: () => (world.segmind.isSync ? 'sync' : 'async'),
      mayUpload: () => Promise.resolve(true),
      resolveHost: (host) => network.resolveHost(actor, host),
      startTimer: this.#counted(timer),
      ...{ clock, log },
    });
    const gate = new RateGate(clock);
    const service = new GatedService(segmind, gate, clock);
    const leases = world.audit.leases.of(actor, this.#leases);
    const placementFor = placements(noVirtualFiles, disk, new SwapTurns(leases, disk));
    this.moves = new MoveNotes('/storage/moves', clock, disk);
    this.tracker = new Tracker({
      service,
      ledger: this.#ledger,
      leases,
      vault: new ResultStorage('/storage/results', disk),
      files: new WorkspaceAssetFiles('/storage/results', noVirtualFiles, replaced, placementFor, disk),
      consent: { request: () => Promise.resolve(true) },
      settings: { current: () => world.settings, onDidChange: world.settingsChanged.event },
      durations: { load: () => ({}), save: () => {} },
      loadRunner: () =>
        stage.do(
          actor,
          'load the runner',
          0,
          () =>
            (ports, ...rest) =>
              createRunner(
                { ...ports, gate, finishing: finishingOf(world, actor, disk, log), moves: this.moves },
                ...rest,
              ),
        ),
      ...{ random, clock, log },
    });
    this.#lastLooks = new LastLooks({ jobs: this.tracker, service, clock, log });
    actor.onDeath = () => {
      world.audit.onDeath(actor);
    };
  }

  get isOpen(): boolean {
    return this.actor.isAlive && !this.isClosing;
  }

  /** Deadlines of exchanges that are running now. */
  get deadlines(): number {
    return this.#deadlines.size;
  }

  start(): void {
    this.#starting = startJobs({
      jobs: {
        start: async (ids) => {
          const unread = await this.tracker.start(ids);
          this.isInformed = unread.length === 0 && !this.isDeaf && this.#world.disk.mood === 'healthy';
          return unread;
        },
      },
      tell: () => Promise.resolve(),
      clock: this.#world.stage.clockOf(this.actor),
      log: this.#log(),
    });
  }

  /** As what VS Code tells of a rename is followed. */
  async moved(from: string, to: string): Promise<void> {
    await this.tracker.moved(from, to);
    await tellMove(
      { from, to },
      { jobs: this.tracker, moves: () => Promise.resolve(this.moves), log: this.#log() },
    );
  }

  /** As VS Code does it: five seconds, then the process is ended. */
  close(): void {
    const { stage } = this.#world;
    this.isClosing = true;
    this.isInformed = false;
    this.#world.audit.leases.upset();
    stage.tell(`${this.actor.name} closes`);
    this.#starting?.dispose();
    this.tracker.dispose();
    this.#lastLooks.dispose();
    this.#ledger.dispose();
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
        this.#checkWords(what, error);
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

  #counted(timer: StartTimer): StartTimer {
    return (milliseconds, run) => {
      const deadline = {};
      const end = (): void => {
        this.#deadlines.delete(deadline);
      };
      this.#deadlines.add(deadline);
      const started = timer(milliseconds, () => {
        end();
        run();
      });
      return {
        dispose: () => {
          end();
          started.dispose();
        },
      };
    };
  }

  #checkWords(message: string, facts: unknown): void {
    const text = facts instanceof Error ? `${String(facts)} ${describe(facts)}` : JSON.stringify(facts ?? '');
    if (holdsKey(message) || holdsKey(text)) {
      this.#world.audit.broken(`the key is in a message: ${message}`);
    }
  }

  #log(): Log {
    const { stage, audit } = this.#world;
    const tell = (message: string, facts?: unknown): void => {
      this.#checkWords(message, facts);
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
