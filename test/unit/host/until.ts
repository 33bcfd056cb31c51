import { setImmediate } from 'node:timers/promises';

/** Waits for something that no promise tells of, such as a notice of the system. The test's own time limit ends it. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) {
    await setImmediate();
  }
}
