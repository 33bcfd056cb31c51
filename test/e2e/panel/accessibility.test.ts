import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../harness/browser';
import { root } from '../../harness/paths';
import { themes, type PanelPage, type Theme } from './panelPage';
import { openScreen, screens } from './screens';

const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

describe('The panel’s page and people who cannot see or point', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());

  for (const screen of screens.filter(({ isForEyes }) => isForEyes !== true)) {
    for (const theme of themes) {
      // Colours differ by theme, structure does not: every theme is tried on the two fullest screens.
      if (theme !== 'dark' && screen.name !== 'side-wrong' && screen.name !== 'tab-compare') continue;
      it(`axe finds nothing on ${screen.name} in ${theme}`, async () => {
        const opened = await openScreen(browser, screen, theme);
        try {
          assert.deepEqual(await violations(opened, theme), []);
          assert.deepEqual(opened.complaints, []);
        } finally {
          await opened.close();
        }
      });
    }
  }
});

async function violations({ page }: PanelPage, theme: Theme): Promise<string[]> {
  await page.evaluate(axe);
  // VS Code's own theme colours are not ours to judge; ours are checked where contrast is promised.
  const rules = theme.startsWith('hc') ? {} : { 'color-contrast': { enabled: false } };
  const result: AxeResults = await page.evaluate(
    `axe.run(document, ${JSON.stringify({ rules, resultTypes: ['violations'] })})`,
  );
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}
