import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../harness/browser';
import { emptyState, jobView } from './fakeHost';
import { openPanel, type PageOptions, type PanelPage } from './panelPage';
import { busyState, finished, samplePictures } from './samples';

describe('The panel’s page, when what has the focus goes away', () => {
  let browser: Browser;
  let pictures: Readonly<Record<string, Buffer>>;
  let opened: PanelPage;
  before(async () => {
    browser = await launchBrowser();
    pictures = await samplePictures();
  });
  afterEach(async () => {
    await opened.close();
    assert.deepEqual([...opened.complaints, ...opened.host.errors], []);
  });
  after(() => browser.close());

  async function open(options: Partial<PageOptions>): Promise<PanelPage> {
    opened = await openPanel(browser, {
      ...{ width: 300, height: 900, pictures, state: busyState('view') },
      ...options,
    });
    return opened;
  }

  it('has it where that was: presets, prompts, styles, pictures, a count of one', async () => {
    const { page, host } = await open({});
    const focused = (selector: string) => page.locator(`${selector}:focus`).waitFor();
    await page.getByRole('button', { name: 'Presets' }).press('Enter');
    await page.getByRole('button', { name: /^Delete Icon set/ }).press('Enter');
    await focused('#presets');
    // Pressed once more, the key does not delete the next one.
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Recent prompts' }).press('Enter');
    await page
      .getByRole('button', { name: /^Forget/ })
      .last()
      .press('Enter');
    await focused('#history');
    await host.heard('deletePreset', 1);
    assert.equal(host.called('deletePreset').length, 1);
    await page.getByRole('button', { name: 'Presets' }).press('Enter');
    await page.getByRole('button', { name: 'Watercolour', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Take the style away' }).press('Enter');
    await focused('#prompt');
    await page.getByRole('button', { name: 'More variations' }).press('Enter');
    const fewer = page.getByRole('button', { name: 'Fewer variations' });
    await fewer.press('Enter');
    await fewer.press('Enter');
    await focused('[aria-label="Fewer variations"][aria-disabled="true"]');
    assert.equal(await page.locator('.count').textContent(), '1×');
    await page.locator('#prompt').fill('A fox');
    await page.locator('#submit').press('Enter');
    await page.getByText('And 3 more.').waitFor();
    await focused('#submit');
    await page.getByRole('radio', { name: 'Edit' }).check();
    await page.getByRole('button', { name: 'Enter a web address' }).press('Enter');
    await page.keyboard.type('https://example.com/a.png');
    await page.keyboard.press('Enter');
    await focused('.drop-zone');
    await page.getByRole('button', { name: 'Remove the picture' }).press('Enter');
    await focused('.drop-zone');
  });

  it('has it on the results: after the last star of a filter, after a deleted one, and beside the next', async () => {
    const { page, host } = await open({
      width: 1200,
      state: (origin) => ({ ...emptyState('editor'), jobs: finished(origin, 5) }),
    });
    const results = page.getByRole('listbox', { name: 'Results' });
    await results.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Delete');
    await page.locator('#result-done-3').waitFor({ state: 'detached' });
    assert.equal(await results.getAttribute('aria-activedescendant'), 'result-done-4');
    await page.keyboard.press('Control+s');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
    await page.locator('.grid:focus').waitFor();
    await page.getByRole('button', { name: 'Only starred' }).click();
    await results.focus();
    await page.keyboard.press('s');
    await page.locator('.results:focus').waitFor();
    await page.getByRole('button', { name: 'Show All' }).press('Enter');
    await page.locator('#search-results:focus').waitFor();
    assert.deepEqual(
      host.called('star').map(({ id }) => id),
      ['done-2'],
    );
  });

  it('has a way to the jobs that no card is left for in the side bar', async () => {
    const failure = { code: 'server', words: 'No.' } as const;
    const { page } = await open({
      width: 220,
      state: () => ({
        ...emptyState('view'),
        jobs: Array.from({ length: 7 }, (_, index) =>
          jobView(`f${index}`, 'failed', { prompt: `fox ${index}`, failure }),
        ),
      }),
    });
    await page.getByRole('button', { name: 'And 3 more.' }).press('Enter');
    await page.getByRole('option', { name: /^fox 6/ }).waitFor();
    await page.locator('#search-results:focus').waitFor();
  });
});
