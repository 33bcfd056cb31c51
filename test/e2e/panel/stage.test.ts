import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../harness/browser';
import { openPanel, type PageOptions, type PanelPage } from './panelPage';
import { busyState, samplePictures } from './samples';
import { until } from './until';

describe('The panel’s page and the picture on its stage', () => {
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
      ...{ width: 1200, height: 800, pictures, state: busyState('editor') },
      ...options,
    });
    return opened;
  }

  it('shows the whole picture in whatever room there is, until somebody zooms in', async () => {
    const { page } = await open({ height: 900 });
    const isWhole = `(() => {
      const room = document.querySelector('.stage-room').getBoundingClientRect();
      const plane = document.querySelector('.plane').getBoundingClientRect();
      return (
        plane.width > 0 && plane.left > room.left - 1 && plane.right < room.right + 1 &&
        plane.top > room.top - 1 && plane.bottom < room.bottom + 1
      );
    })()`;
    await page.getByRole('option', { name: 'Hot-air balloons' }).first().click();
    await page.locator('.frame-note').waitFor();
    await until(page, isWhole);
    await page.setViewportSize({ width: 1200, height: 560 });
    await until(page, isWhole);
    await page.setViewportSize({ width: 760, height: 700 });
    await until(page, isWhole);
    await page.locator('.frame').first().click();
    await page
      .locator('.viewer-title')
      .getByText(/^isometric/)
      .waitFor();
    await until(page, isWhole);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const percent = await page.locator('.zoom-percent').textContent();
    await page.setViewportSize({ width: 760, height: 640 });
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    assert.equal(await page.locator('.zoom-percent').textContent(), percent);
  });

  it('looks at an edit’s frame once, whatever is typed beside it and however often a job ticks', async () => {
    const { page, host } = await open({});
    await page.getByRole('option', { name: 'Hot-air balloons' }).first().click();
    await page.locator('.frame-note').waitFor();
    await page.evaluate(`{
      globalThis.changes = 0;
      new MutationObserver((records) => (changes += records.length)).observe(
        document.querySelector('qwen-stage'), { childList: true });
    }`);
    await page.locator('#prompt').pressSequentially('a paper boat');
    host.changeJob('waiting', { remote: 'queued' });
    await page.locator('#prompt').press('Control+Enter');
    await page.locator('#submit:not([aria-disabled])').waitFor();
    assert.equal(await page.evaluate('changes'), 0);
    assert.match((await page.locator('.frame-note').textContent()) ?? '', /^Same size/);
  });
});
