import type { Locator, Page } from 'playwright-core';

/** Where in an element the mouse is, from its left upper corner, in pixels. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Drag {
  readonly from: Locator;
  readonly to: Locator;
  readonly at: Spot;
  /** Held from the moment on in which the mouse has left, as VS Code's hint asks for. */
  readonly shift?: boolean;
  /** What shows that the target has noticed what hangs over it. */
  readonly noticed: Locator;
}

/** Drags with the mouse, as the browser makes of it what a page is told: nothing is dispatched by us. */
export async function drag(page: Page, { from, to, at, shift = false, noticed }: Drag): Promise<void> {
  const start = await boxOf(from);
  const grip = { x: start.x + Math.min(40, start.width / 2), y: start.y + start.height / 2 };
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  try {
    // A drag begins with the first few pixels.
    await page.mouse.move(grip.x + 12, grip.y + 3, { steps: 4 });
    if (shift) await page.keyboard.down('Shift');
    const end = await boxOf(to);
    await page.mouse.move(end.x + at.x, end.y + at.y, { steps: 6 });
    await untilNoticed(page, { x: end.x + at.x, y: end.y + at.y }, noticed);
    // What has come up under the mouse is told of it too, and says whether it takes it.
    for (const further of [4, 6, 8]) {
      await page.mouse.move(end.x + at.x + further, end.y + at.y);
      await page.evaluate('new Promise(requestAnimationFrame)');
    }
  } finally {
    await page.mouse.up();
    if (shift) await page.keyboard.up('Shift');
  }
}

/** A hand is never still, and each move is told again. */
async function untilNoticed(page: Page, { x, y }: Spot, noticed: Locator): Promise<void> {
  for (let move = 1; ; move += 1) {
    await page.mouse.move(x + (move % 3), y);
    try {
      await noticed.first().waitFor({ state: 'attached', timeout: 250 });
      return;
    } catch (error) {
      if (move === 40) throw error;
    }
  }
}

async function boxOf(locator: Locator): Promise<Spot & { readonly width: number; readonly height: number }> {
  await locator.waitFor();
  const box = await locator.boundingBox();
  if (box === null) throw new Error('What is dragged, or dragged to, is not on the screen.');
  return box;
}
