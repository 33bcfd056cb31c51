import type { Locator } from 'playwright-core';

/** Whether something is drawn within so many ms. */
export async function isThere(locator: Locator, timeout: number): Promise<boolean> {
  return await isDone(locator.waitFor({ timeout }));
}

/** Whether something is done before its time is up. */
export function isDone(act: Promise<void>): Promise<boolean> {
  return act.then(
    () => true,
    () => false,
  );
}
