import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Waits in here: the page's policy forbids to evaluate text there, which the driver's own way does. */
export async function until(page: Page, condition: string): Promise<void> {
  for (let tries = 0; !(await page.evaluate(condition)); tries += 1) {
    assert.ok(tries < 100, condition);
    await page.waitForTimeout(30);
  }
}
