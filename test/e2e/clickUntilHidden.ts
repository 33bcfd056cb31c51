import type { Locator } from 'playwright-core';

/**
 * Clicks what hides an element, and clicks again, up to four times, as long as that is still there: a button that is drawn anew
 * under the mouse does not notice a click.
 */
export async function clickUntilHidden(button: Locator, element: Locator): Promise<void> {
  await button.waitFor();
  for (let attempt = 1; ; attempt += 1) {
    try {
      await button.click({ timeout: 5000 });
      await element.waitFor({ state: 'hidden', timeout: 1000 });
      return;
    } catch (error) {
      // It may also have gone away between the look and the click.
      if (await element.isHidden()) return;
      if (attempt === 5) throw error;
    }
  }
}
