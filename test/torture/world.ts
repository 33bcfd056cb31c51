import { Emitter } from '../../src/core/emitter';
import type { RandomSource } from '../../src/core/ports/randomSource';
import type { JobSettings } from '../../src/core/ports/settings';
import { Audit, retention } from './audit';
import { Disk } from './disk';
import { Segmind } from './segmind';
import { ShopWindow } from './shopWindow';
import type { Sabotage } from './shopWindow';
import { Stage } from './stage';
import type { StageFigures } from './stage';

/** A machine with its disk, its windows and a Segmind. */
export class World {
  readonly stage: Stage;
  readonly disk: Disk;
  readonly audit: Audit;
  readonly segmind: Segmind;
  readonly windows: ShopWindow[] = [];
  readonly settingsChanged = new Emitter<void>();
  settings: JobSettings = {
    maxConcurrentJobs: 4,
    watchFor: 600_000,
    historyLimit: 500,
    inputTransport: 'upload',
  };
  readonly random: RandomSource;
  readonly #sabotage: Sabotage;
  #draws = 0;

  constructor(seed: number, figures: StageFigures, sabotage: Sabotage) {
    this.stage = new Stage(seed, figures);
    this.disk = new Disk(this.stage);
    this.audit = new Audit(this.stage, this.disk);
    this.segmind = new Segmind(this.stage, this.audit);
    this.#sabotage = sabotage;
    this.random = {
      id: () => `job-${(this.#draws += 1)}`,
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
    const window = new ShopWindow(this, `w${this.windows.length + 1}`, isDeaf, this.#sabotage);
    this.stage.tell(`${window.actor.name} opens${isDeaf ? ', deaf' : ''}`);
    this.windows.push(window);
    window.start();
    return window;
  }

  /** Who follows an order had this much time more, if the machine was fit for it. */
  #giveChance(milliseconds: number): void {
    const isFit =
      this.disk.mood === 'healthy' &&
      !this.disk.isSlow &&
      this.windows.some((window) => window.isInformed && window.isOpen);
    for (const order of this.audit.orders.values()) {
      const isThere = this.stage.real >= order.completesAt && this.stage.real < order.acceptedAt + retention;
      order.chance = isFit && isThere ? order.chance + milliseconds : order.chance >= enough ? enough : 0;
    }
  }
}

/** ms in a row after which a window must have fetched what is there: a lease runs out, a look comes, a download. */
export const enough = 400_000;
