import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../core/clock';

/** Longest single timer in ms: timers stand still while the machine sleeps, so a long wait looks at the clock in between. */
const longestTick = 5000;

/** @param tick longest time in ms between two looks at the clock */
export function wallClock(tick: number): Clock {
  return {
    now: () => Date.now(),
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted();
      const wallEnd = Date.now() + milliseconds;
      // Whichever comes first: the wall clock may be set back, the steady one misses the machine's sleep.
      const steadyEnd = performance.now() + milliseconds;
      for (;;) {
        const left = Math.min(wallEnd - Date.now(), steadyEnd - performance.now());
        if (left <= 0) {
          return;
        }
        try {
          await delay(Math.min(left, tick), undefined, { signal });
        } catch (error) {
          signal.throwIfAborted();
          throw error;
        }
      }
    },
  };
}

export const systemClock = wallClock(longestTick);
