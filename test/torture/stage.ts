import type { Clock } from '../../src/core/clock';
import type { StartTimer } from '../../src/core/timer';
import { Dice } from './dice';

/** Something that a window has asked of the world and that has not happened yet. */
interface Step {
  readonly actor: Actor;
  readonly name: string;
  /** On the steady clock, ms. */
  readonly readyAt: number;
  /** Lets it happen: what changes in the world, and the answer to whoever asked. */
  readonly happen: () => void;
  readonly answer: () => void;
  /** What is left of it when its actor dies in the middle. */
  readonly torn: (() => void) | undefined;
  readonly isAnswer: boolean;
}

interface Sleeper {
  readonly actor: Actor;
  /** ms; whichever clock gets there first wakes it. */
  readonly wallEnd: number;
  readonly steadyEnd: number;
  readonly wake: () => void;
}

export type DeathTime = 'before' | 'in' | 'after';

/** A process that can die between any two of its steps. */
export class Actor {
  readonly name: string;
  isAlive = true;
  /** Dies at the step this many from now: before it has happened, in the middle, or after, with nobody left to hear. */
  fate: { stepsLeft: number; readonly how: DeathTime } | undefined;
  onDeath: () => void = () => {};
  /** Does nothing before this time on the steady clock, as a process that hangs. */
  frozenUntil = 0;
  /** Steps of the stage: when it last woke from that, and when it last looked whose a job is, by the job's id. */
  thawedAt = 0;
  readonly lookedAt = new Map<string, number>();
  /** Steps of the stage: when it last read a file of the project, by path. */
  readonly readAt = new Map<string, number>();

  constructor(name: string) {
    this.name = name;
  }
}

export interface StageFigures {
  steps: number;
  crashes: number;
  powerLosses: number;
  readonly crashedAt: Map<string, number>;
}

export function newFigures(): StageFigures {
  return { steps: 0, crashes: 0, powerLosses: 0, crashedAt: new Map() };
}

const epoch = 1_700_000_000_000;

/**
 * Time and order. Everything that is asynchronous in a world is a step here, and the dice choose which of those that are ready
 * happens next; so one seed is one history.
 */
export class Stage {
  /** True time, for Segmind; ms. */
  real = 0;
  /** Timers: stands still while the machine sleeps; ms. */
  steady = 0;
  /** What the machine believes; ms. */
  wall = epoch;
  readonly dice: Dice;
  readonly figures: StageFigures;
  /** The last that happened, for the story of a failure. */
  readonly story: string[] = [];
  isTold = false;
  /** What befalls the machine, each at the step this many from now. */
  plans: { stepsLeft: number; readonly strike: () => void }[] = [];
  /** Told of time that passes, ms; not of the machine's sleep. */
  onMove: (milliseconds: number) => void = () => {};
  #steps: Step[] = [];
  #sleepers: Sleeper[] = [];

  constructor(seed: number, figures: StageFigures) {
    this.dice = new Dice(seed);
    this.figures = figures;
  }

  get isQuiet(): boolean {
    return this.#steps.length === 0 && this.#sleepers.length === 0;
  }

  get unfinished(): string {
    return [
      ...this.#steps.map(({ actor, name }) => `${actor.name} ${name}`),
      ...this.#sleepers.map(({ actor, steadyEnd }) => `${actor.name} sleeps ${steadyEnd - this.steady} ms`),
    ].join(', ');
  }

  tell(line: string): void {
    if (this.isTold) {
      this.story.push(`${this.steady} ${line}`);
    }
  }

  /** @param delay ms on the steady clock until it can happen */
  do<T>(
    actor: Actor,
    name: string,
    delay: number,
    effect: () => T,
    signal?: AbortSignal,
    torn?: () => void,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (!actor.isAlive) {
        return;
      }
      signal?.throwIfAborted();
      let answer: () => void = () => {};
      const step: Step = {
        actor,
        name,
        torn,
        isAnswer: false,
        readyAt: this.steady + delay,
        happen: () => {
          try {
            const value = effect();
            answer = () => {
              resolve(value);
            };
          } catch (error) {
            const reason = asError(error);
            answer = () => {
              reject(reason);
            };
          }
        },
        answer: () => {
          signal?.removeEventListener('abort', abort);
          answer();
        },
      };
      const abort = (): void => {
        this.#steps = this.#steps.filter((other) => other !== step);
        reject(asError(signal?.reason));
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#steps.push(step);
    });
  }

  clockOf(actor: Actor): Clock {
    return {
      now: () => this.wall,
      sleep: (milliseconds, signal) =>
        new Promise((resolve, reject) => {
          signal.throwIfAborted();
          if (!actor.isAlive) {
            return;
          }
          const abort = (): void => {
            this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
            reject(asError(signal.reason));
          };
          const sleeper: Sleeper = {
            actor,
            wallEnd: this.wall + milliseconds,
            steadyEnd: this.steady + milliseconds,
            wake: () => {
              signal.removeEventListener('abort', abort);
              resolve();
            },
          };
          signal.addEventListener('abort', abort, { once: true });
          this.#sleepers.push(sleeper);
        }),
    };
  }

  /** Timers that stand still while the machine sleeps. */
  timerOf(actor: Actor): StartTimer {
    return (milliseconds, run) => {
      const sleeper: Sleeper = {
        actor,
        wallEnd: Number.POSITIVE_INFINITY,
        steadyEnd: this.steady + milliseconds,
        wake: run,
      };
      if (actor.isAlive) {
        this.#sleepers.push(sleeper);
      }
      return {
        dispose: () => {
          this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        },
      };
    };
  }

  kill(actor: Actor): void {
    if (actor.isAlive) {
      actor.isAlive = false;
      this.#steps = this.#steps.filter((step) => step.actor !== actor);
      this.#sleepers = this.#sleepers.filter((sleeper) => sleeper.actor !== actor);
      this.tell(`${actor.name} is gone`);
      actor.onDeath();
    }
  }

  /** Lets one thing happen that is ready; false when nothing is. */
  async next(): Promise<boolean> {
    await drained();
    const steps = this.#steps.filter((step) => this.#readyAt(step) <= this.steady);
    const sleepers = this.#sleepers.filter(
      ({ actor, wallEnd, steadyEnd }) =>
        actor.frozenUntil <= this.steady && (wallEnd <= this.wall || steadyEnd <= this.steady),
    );
    const choice = this.dice.below(Math.max(1, steps.length + sleepers.length));
    const step = steps[choice];
    const sleeper = sleepers[choice - steps.length];
    if (step !== undefined) {
      this.figures.steps += 1;
      this.#happen(step);
    } else if (sleeper !== undefined) {
      this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
      sleeper.wake();
    }
    return step !== undefined || sleeper !== undefined;
  }

  /** Lets time pass, ms, with all that becomes ready on the way; `until` ends it early. */
  async pass(milliseconds: number, until: () => boolean = () => false): Promise<void> {
    const end = this.steady + milliseconds;
    for (;;) {
      for (let inARow = 0; await this.next(); inARow += 1) {
        if (inARow > 20_000) {
          throw new Error(`It spins without time passing: ${this.unfinished.slice(0, 300)}`);
        }
      }
      if (until()) {
        return;
      }
      const next = Math.min(
        ...this.#steps.map((step) => this.#readyAt(step)),
        ...this.#sleepers.map(({ actor, wallEnd, steadyEnd }) =>
          Math.max(actor.frozenUntil, Math.min(steadyEnd, this.steady + wallEnd - this.wall)),
        ),
      );
      const to = Math.max(this.steady, Math.min(end, next));
      this.#move(to - this.steady);
      if (next > end) {
        return;
      }
    }
  }

  freeze(actor: Actor, milliseconds: number): void {
    this.tell(`${actor.name} hangs`);
    actor.frozenUntil = this.steady + milliseconds;
    actor.thawedAt = this.figures.steps;
  }

  #readyAt({ actor, readyAt }: Step): number {
    return Math.max(readyAt, actor.frozenUntil);
  }

  #move(milliseconds: number): void {
    this.steady += milliseconds;
    this.wall += milliseconds;
    this.real += milliseconds;
    this.onMove(milliseconds);
  }

  /** The machine sleeps: timers stand still, the rest of the world does not. ms */
  sleep(milliseconds: number): void {
    this.wall += milliseconds;
    this.real += milliseconds;
  }

  #strike(): void {
    for (const plan of this.plans) {
      plan.stepsLeft -= 1;
    }
    const due = this.plans.filter(({ stepsLeft }) => stepsLeft < 0);
    this.plans = this.plans.filter(({ stepsLeft }) => stepsLeft >= 0);
    for (const { strike } of due) {
      strike();
    }
  }

  #happen(step: Step): void {
    const { actor } = step;
    this.#steps = this.#steps.filter((other) => other !== step);
    this.#strike();
    if (!actor.isAlive) {
      return;
    }
    if (actor.fate !== undefined && (actor.fate.stepsLeft -= 1) < 0) {
      this.figures.crashes += 1;
      const kind = step.name.replace(', answer', '');
      this.figures.crashedAt.set(kind, (this.figures.crashedAt.get(kind) ?? 0) + 1);
      const how = step.torn === undefined && actor.fate.how === 'in' ? 'after' : actor.fate.how;
      this.tell(`${actor.name} dies ${how} ${step.name}`);
      if (how === 'in') {
        step.torn?.();
      } else if (how === 'after') {
        step.happen();
      }
      this.kill(actor);
      return;
    }
    this.tell(`${actor.name} ${step.name}`);
    step.happen();
    if (!step.isAnswer && this.dice.below(5) === 0) {
      // The world has changed and who asked does not know yet.
      this.#steps.push({ ...step, name: `${step.name}, answer`, isAnswer: true, happen: () => {} });
    } else {
      step.answer();
    }
  }
}

/** All that waits for no step has run. */
function drained(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
