import timers from 'node:timers/promises';

/**
 * From now on, counts the timers that the code of one extension has set and that have not run. Returns what tells them:
 * for each, where it was set.
 */
export function countTimers(extensionId: string): () => readonly string[] {
  const pending = new Map<unknown, string>();
  // Whoever calls the function that calls this one; VS Code sets timers of its own in what the extension calls.
  const place = (): string | undefined => {
    const caller = (new Error().stack ?? '').split('\n')[3];
    return caller?.includes(extensionId) === true ? caller.trim() : undefined;
  };

  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
  globalThis.setTimeout = ((run: (...parameters: unknown[]) => void, ms?: number, ...rest: unknown[]) => {
    const timer = setTimeout(() => {
      pending.delete(timer);
      run(...rest);
    }, ms);
    const from = place();
    if (from !== undefined) pending.set(timer, from);
    return timer;
  }) as typeof setTimeout;
  globalThis.setInterval = ((run: (...parameters: unknown[]) => void, ms?: number, ...rest: unknown[]) => {
    const timer = setInterval(run, ms, ...rest);
    const from = place();
    if (from !== undefined) pending.set(timer, from);
    return timer;
  }) as typeof setInterval;
  globalThis.clearTimeout = (timer) => {
    pending.delete(timer);
    clearTimeout(timer);
  };
  globalThis.clearInterval = (timer) => {
    pending.delete(timer);
    clearInterval(timer);
  };

  const delay = timers.setTimeout;
  timers.setTimeout = (ms, value, options) => {
    const from = place();
    const waiting = delay(ms, value, options);
    if (from !== undefined) {
      pending.set(waiting, from);
      const end = (): void => {
        pending.delete(waiting);
      };
      waiting.then(end, end);
    }
    return waiting;
  };
  return () => [...pending.values()];
}
