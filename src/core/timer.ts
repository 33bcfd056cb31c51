import type { Disposable } from './disposable';

/** Runs something once, ms from now by a clock that stands still while the machine sleeps, unless disposed before. */
export type StartTimer = (milliseconds: number, run: () => void) => Disposable;

export const startTimer: StartTimer = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return {
    dispose: () => {
      clearTimeout(timer);
    },
  };
};
