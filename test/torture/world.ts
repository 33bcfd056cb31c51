import { Emitter } from '../../src/core/emitter';
import { requestIdOf } from '../../src/core/job';
import type { RandomSource } from '../../src/core/ports/randomSource';
import type { JobSettings } from '../../src/core/ports/settings';
import { Audit, isForsaken, retention } from './audit';
import { WorldDisk } from './disk';
import { Network } from './network';
import { pictureOf } from './picture';
import { Segmind } from './segmind';
import type { Finish } from './script';
import { ShopWindow } from './shopWindow';
import { Stage } from './stage';
import type { StageFigures } from './stage';

/** A machine with its disk, its windows and a Segmind. */
export class World {
  readonly stage: Stage;
  readonly disk: WorldDisk;
  readonly audit: Audit;
  readonly segmind: Segmind;
  readonly network: Network;
  readonly windows: ShopWindow[] = [];
  readonly settingsChanged = new Emitter<void>();
  hasKey = true;
  hasLackedKey = false;
  hasJumped = false;
  finish: Finish = 'none';
  settings: JobSettings = {
    maxConcurrentJobs: 4,
    watchFor: 600_000,
    historyLimit: 500,
    inputTransport: 'upload',
  };
  readonly random: RandomSource;
  #draws = 0;

  constructor(seed: number, figures: StageFigures) {
    this.stage = new Stage(seed, figures);
    this.disk = new WorldDisk(this.stage);
    this.#furnish();
    this.audit = new Audit(this.stage, this.disk);
    this.segmind = new Segmind(this.stage, this.audit);
    this.network = new Network(this.stage, this.segmind, this.audit);
    this.random = {
      id: () => `00000000-0000-4000-8000-${(this.#draws += 1).toString(16).padStart(12, '0')}`,
      integer: (maximum) => Math.min(maximum, (this.#draws += 1)),
    };
    this.stage.onMove = (milliseconds) => {
      this.#giveChance(milliseconds);
    };
  }

  get openWindows(): readonly ShopWindow[] {
    return this.windows.filter(({ isOpen }) => isOpen);
  }

  open(isDeaf: boolean): ShopWindow {
    const window = new ShopWindow(this, this.windows.length + 1, isDeaf);
    this.stage.tell(`${window.actor.name} opens${isDeaf ? ', deaf' : ''}`);
    this.windows.push(window);
    window.start();
    return window;
  }

  /** What a person has before the first click: a storage folder and a project with a picture. */
  #furnish(): void {
    const { tree } = this.disk;
    tree.makeFolder('/storage', true);
    tree.makeFolder('/project', true);
    for (const name of ['fox', 'hero']) {
      const node = tree.create(`/project/${name}.png`, true);
      node.bytes = node.synced = pictureOf(name);
    }
    for (const path of ['/', '/storage', '/project']) {
      tree.folder(path).sync();
    }
  }

  /** Who follows an order had this much time more, if the machine was fit for it. */
  #giveChance(milliseconds: number): void {
    const isFit =
      this.disk.mood === 'healthy' &&
      !this.disk.isSlow &&
      this.windows.some((window) => window.isInformed && window.isOpen);
    const forsaken = new Set(this.audit.jobsOnDisk().filter(isForsaken).map(requestIdOf));
    for (const order of this.audit.orders.values()) {
      const isWatched = !forsaken.has(order.id);
      order.wasForsaken ||= !isWatched;
      const isThere = this.stage.real >= order.completesAt && this.stage.real < order.acceptedAt + retention;
      const end = order.acceptedAt + retention - 10_000;
      const from = Math.max(this.stage.real - milliseconds, order.completesAt, end - lastMinutes);
      order.lastChance += isFit ? Math.max(0, Math.min(this.stage.real, end) - from) : 0;
      order.chance =
        isFit && isThere && isWatched ? order.chance + milliseconds : order.chance >= enough ? enough : 0;
    }
  }
}

/** ms in a row after which a window must have fetched what is there: a lease runs out, a look comes, a download. */
export const enough = 400_000;

/** ms before Segmind forgets in which there are last looks. */
const lastMinutes = 280_000;

/** ms of them after which one of them must have fetched what is there. */
export const enoughAtLast = 200_000;
