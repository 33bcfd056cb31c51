import type { FrameLocator, Page } from 'playwright-core';

/** The panel's page in a window: the one in the side bar (0), or the one in the editor tab (after it). */
export function panelFrame(page: Page, index = 0): FrameLocator {
  return page.frameLocator(`iframe.webview.ready >> nth=${index}`).frameLocator('#active-frame');
}
