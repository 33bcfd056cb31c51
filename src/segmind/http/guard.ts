import type { Disposable } from '../../core/disposable';
import { startTimer } from '../../core/timer';
import type { StartTimer } from '../../core/timer';
import type { Deadline } from './deadline';

/**
 * ms at the end of each deadline that timers of their own measure. A window that hung past a timer runs that before it reads what
 * has come meanwhile, and the next one after it: an answer that is there must be heard, it may be worth money. What is left is a
 * hang that begins in the very last of these moments.
 */
const lastMoment = 1_000;
const veryLastMoment = 50;

/** Watches over one exchange: the caller's signal and our own deadlines end it, and stay told apart. */
export class Guard implements Disposable {
  readonly #caller: AbortSignal;
  readonly #deadline: Deadline;
  readonly #controller = new AbortController();
  readonly #startTimer: StartTimer;
  readonly #whole: Disposable;
  #step: Disposable | undefined;
  #timedOut: keyof Deadline | undefined;

  constructor(caller: AbortSignal, deadline: Deadline, timer: StartTimer = startTimer) {
    this.#startTimer = timer;
    this.#caller = caller;
    this.#deadline = deadline;
    this.#whole = this.#timer('whole');
    caller.addEventListener('abort', this.#end);
    if (caller.aborted) {
      this.#end();
    }
  }

  /** For `fetch`; its reason says nothing, ask the guard. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The deadline that passed, if that is what ended the exchange. */
  get timedOut(): keyof Deadline | undefined {
    return this.#timedOut;
  }

  /** Starts the time for the next thing to come. */
  expect(kind: 'headers' | 'idle'): void {
    this.rest();
    this.#step = this.#timer(kind);
  }

  /** Stops that time: what goes on now (writing to disk) is not the other side's fault. */
  rest(): void {
    this.#step?.dispose();
  }

  /** The work's outcome, or a rejection as soon as the exchange is ended, even if the work does not heed the signal. */
  race<T>(work: Promise<T>): Promise<T> {
    const signal = this.#controller.signal;
    return new Promise((resolve, reject) => {
      const end = () => {
        reject(new Error('The exchange was ended.'));
      };
      signal.addEventListener('abort', end);
      if (signal.aborted) {
        end();
      }
      work.then(resolve, reject).finally(() => {
        signal.removeEventListener('abort', end);
      });
    });
  }

  /** Lets go of everything, an unread body included. */
  dispose(): void {
    this.#release();
    this.#controller.abort();
  }

  #timer(kind: keyof Deadline): Disposable {
    const whole = this.#deadline[kind];
    // A short deadline is not made up of last moments.
    const last = Math.min(lastMoment, whole / 10);
    const veryLast = Math.min(veryLastMoment, whole / 100);
    let timer: Disposable;
    const startNext = ([time, ...others]: readonly number[]): void => {
      if (time === undefined) {
        this.#timedOut = kind;
        this.#end();
      } else {
        timer = this.#startTimer(time, () => {
          startNext(others);
        });
      }
    };
    startNext([whole - last, last - veryLast, veryLast]);
    return {
      dispose: () => {
        timer.dispose();
      },
    };
  }

  readonly #end = (): void => {
    this.#release();
    this.#controller.abort();
  };

  #release(): void {
    this.#whole.dispose();
    this.#step?.dispose();
    this.#caller.removeEventListener('abort', this.#end);
  }
}
