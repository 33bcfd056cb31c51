import type { Leases } from '../../src/core/ports/leases';
import type { Actor, Stage } from './stage';
import type { WorldDisk } from './disk';

interface Holder {
  readonly actor: Actor;
  /** How much had gone wrong when it got the job. */
  readonly trouble: number;
}

/** Watches over who works on a job: nobody is given what a window that lives holds. */
export class LeaseWatch {
  readonly #stage: Stage;
  readonly #disk: WorldDisk;
  readonly #broken: (promise: string) => void;
  readonly #holders = new Map<string, Holder>();
  #upsets = 0;

  constructor(stage: Stage, disk: WorldDisk, broken: (promise: string) => void) {
    this.#stage = stage;
    this.#disk = disk;
    this.#broken = broken;
  }

  /** Something happened that may make a window look dead: its clock, its sleep, its end. */
  upset(): void {
    this.#upsets += 1;
  }

  of(actor: Actor, leases: Leases): Leases {
    const left = (id: string): void => {
      if (this.#holders.get(id)?.actor === actor) {
        this.#holders.delete(id);
      }
    };
    return {
      duration: leases.duration,
      acquire: async (id) => {
        const trouble = this.#trouble;
        const isOurs = await leases.acquire(id);
        if (isOurs) {
          this.#onGiven(id, actor, trouble);
        } else {
          left(id);
        }
        return isOurs;
      },
      seize: async (id) => {
        await leases.seize(id);
        this.#holders.set(id, { actor, trouble: this.#trouble });
      },
      isHeld: async (id) => {
        const isHeld = await leases.isHeld(id);
        if (!isHeld) {
          left(id);
        }
        return isHeld;
      },
      release: (id) => {
        left(id);
        return leases.release(id);
      },
    };
  }

  get #trouble(): number {
    return this.#upsets + this.#disk.troubles + this.#disk.faults;
  }

  #onGiven(id: string, actor: Actor, trouble: number): void {
    const holder = this.#holders.get(id);
    const isAlive = holder?.actor.isAlive === true && holder.trouble === this.#trouble;
    if (holder !== undefined && holder.actor !== actor && isAlive) {
      this.#stage.tell(`  ${actor.name} is given ${id}, which ${holder.actor.name} holds`);
      this.#broken('a job is given to a window while another one that lives holds it');
    }
    if (holder?.actor !== actor) {
      this.#holders.set(id, { actor, trouble });
    }
  }
}
