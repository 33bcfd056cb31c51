import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from '../../harness/browser';
import { emptyState, jobView } from './fakeHost';
import { openPanel, type PageOptions, type PanelPage } from './panelPage';
import { busyState, finished, samplePictures } from './samples';

describe('The panel’s page and its results', () => {
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
      ...{ width: 1200, height: 800, pictures, state: () => emptyState('editor') },
      ...options,
    });
    return opened;
  }

  it('has a tile, a thumbnail and an entry in the viewer for every picture of a job', async () => {
    const { page, host } = await open({
      state: (origin) => ({
        ...emptyState('editor'),
        jobs: finished(origin, 1).map((job) => ({
          ...job,
          pictures: [0, 1, 2].map((index) => ({
            uri: `file:///w/fox-${index}.png`,
            src: `${origin}/pictures/${index}.png`,
            name: `fox-${index}.png`,
          })),
        })),
      }),
    });
    await page.locator('.tile-picture').nth(2).waitFor();
    assert.deepEqual(
      host
        .called('keepThumbnail')
        .map(({ index }) => index)
        .sort(),
      [0, 1, 2],
    );
    await page.getByRole('option', { name: /picture 2 of 3/ }).click();
    await page.locator('.viewer-title').getByText('fox-1.png').waitFor();
    assert.equal(await page.locator('.frame').count(), 3);
    await page.getByRole('button', { name: 'Copy Reference' }).click();
    assert.equal(host.called('act')[0]?.picture, 'file:///w/fox-1.png');
    await page.locator('.frame').nth(2).click();
    await page.locator('.viewer-title').getByText('fox-2.png').waitFor();
  });

  it('makes a thumbnail anew when the picture’s file holds something else', async () => {
    const { page, host } = await open({
      state: (origin) => ({ ...emptyState('editor'), jobs: finished(origin, 1) }),
    });
    await page.locator('.tile-picture').waitFor();
    const before = (await page.locator('.tile-picture').getAttribute('src')) ?? '';
    const [job] = host.state.jobs;
    assert.ok(job);
    const changed = job.pictures.map((picture) => ({ ...picture, src: `${picture.src}?changed` }));
    host.changeJob(job.id, { pictures: changed });
    await page.locator(`.tile-picture:not([src="${before}"])`).waitFor();
    assert.deepEqual(
      host.called('keepThumbnail').map(({ src }) => src),
      [...job.pictures, ...changed].map(({ src }) => src),
    );
  });

  it('shows markup in names and prompts as text', async () => {
    const evil = '<img src=x onerror="document.title=1"><b>bold</b>';
    const { page } = await open({
      ...{ width: 900, height: 700 },
      state: (origin) => ({
        ...emptyState('editor'),
        jobs: finished(origin, 1).map((job) => ({
          ...job,
          prompt: evil,
          pictures: job.pictures.map((picture) => ({ ...picture, name: evil })),
        })),
      }),
    });
    await page.locator('.tile').click();
    await page.locator('.facts-prompt').getByText(evil).waitFor();
    assert.equal(await page.title(), 'Qwen Image');
    assert.equal(await page.locator('b').count(), 0);
  });

  it('offers nothing of a recovered request that would need its words, and calls it by its picture', async () => {
    const { page } = await open({
      state: (origin) => ({
        ...emptyState('editor'),
        jobs: finished(origin, 1).map((job) => ({ ...job, prompt: '', parameters: {}, steps: ['remove'] })),
      }),
    });
    await page.getByRole('option', { name: 'a-mystical-dragon-ho.png' }).click();
    await page.getByRole('button', { name: 'Insert into the Editor' }).waitFor();
    for (const name of ['Use Prompt', 'Use Seed', 'Use All', 'Run Again']) {
      assert.equal(await page.getByRole('button', { name }).count(), 0, name);
    }
  });

  it('offers to run a job again, not to fetch it, as soon as its hour is over', async () => {
    const failure = { code: 'expired', words: 'It is not there.' } as const;
    const steps = ['retry', 'runAgain', 'remove'] as const;
    const now = Date.now();
    const { page } = await open({
      state: () => ({
        ...emptyState('editor'),
        jobs: [
          jobView('early', 'failed', { prompt: 'early', failure, steps, expiresAt: now + 60_000 }),
          jobView('late', 'failed', { prompt: 'late', failure, steps, expiresAt: now - 1 }),
        ],
      }),
    });
    await page.getByRole('button', { name: 'Retry: early' }).waitFor();
    await page.getByRole('button', { name: 'Run Again: late' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Retry: late' }).count(), 0);
  });

  it('filters as before after a reload, and shows all again', async () => {
    const first = await open({ state: busyState('editor') });
    await first.page.getByRole('searchbox', { name: 'Search prompts and files' }).fill('fox');
    await first.page.getByLabel('State', { exact: true }).selectOption('finished');
    await first.page.waitForTimeout(300);
    const kept = await first.kept();
    await first.close();
    const { page } = await open({ state: busyState('editor'), kept });
    await page.getByText('3 found').waitFor();
    assert.equal(await page.getByLabel('State', { exact: true }).inputValue(), 'finished');
    assert.equal(await page.locator('.tile').count(), 3);
  });

  it('shows no balance of a key that is removed', async () => {
    const { page, host } = await open({ width: 300, state: () => emptyState('view') });
    await page.getByText('$12.50 left').waitFor();
    host.credits = null;
    host.server.tell({ type: 'account' });
    await page.getByText('$12.50 left').waitFor({ state: 'detached' });
  });

  it('puts text that is pasted with a picture of it into the field, and takes a picture by itself', async () => {
    const { page, host } = await open({ width: 300, state: () => emptyState('view') });
    const paste = (text: string): Promise<unknown> =>
      page.evaluate(`{
        const data = new DataTransfer();
        if (${JSON.stringify(text)} !== '') data.setData('text/plain', ${JSON.stringify(text)});
        data.items.add(new File([new Uint8Array([137, 80, 78, 71])], 'x.png', { type: 'image/png' }));
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        document.querySelector('#prompt').dispatchEvent(event);
      }`);
    await page.locator('#prompt').focus();
    await paste('a cell of a table');
    await paste('');
    await page.getByRole('button', { name: 'Remove the picture' }).waitFor();
    assert.equal(host.called('keepInput').length, 1);
  });

  it('takes a picture that is dropped as a data: address, and says why it cannot take one', async () => {
    const { page, host } = await open({ width: 300, state: () => emptyState('view') });
    await page.getByRole('radio', { name: 'Edit' }).check();
    const drop = (address: string): Promise<unknown> =>
      page.evaluate(`{
        const transfer = new DataTransfer();
        transfer.setData('text/uri-list', ${JSON.stringify(address)});
        document.querySelector('.drop-zone').dispatchEvent(
          new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }`);
    await drop('data:image/png;base64,!');
    await page.getByRole('alert').getByText('The picture in this address is damaged.').waitFor();
    await drop(`data:image/png;base64,${pictures['/pictures/0.png']?.toString('base64') ?? ''}`);
    await page.getByText(/832 × 464 PNG/).waitFor();
    assert.deepEqual(Buffer.from(host.kept[0]?.bytes ?? []), pictures['/pictures/0.png']);
  });

  it('sends an input picture as it is now, not as it was when it was converted before', async () => {
    const { page, host } = await open({ width: 300, state: () => emptyState('view') });
    const drawing = (width: number): Buffer =>
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="40"/>`);
    const first = host.serve('shape.svg', 'image/svg+xml', drawing(60));
    host.picked = first;
    await page.getByRole('radio', { name: 'Edit' }).check();
    await page.getByRole('button', { name: 'Pick a file' }).click();
    await page.getByText(/60 × 40 SVG/).waitFor();
    await page.locator('#prompt').fill('Colour it');
    await page.locator('#submit').click();
    await page.locator('.card').first().waitFor();
    // The file is changed: another address of the same picture.
    const changed = host.serve('shape.svg', 'image/svg+xml', drawing(80));
    host.moved.set(first.uri, { ...changed, uri: first.uri });
    await page.locator('#submit').click();
    await page.locator('.card').nth(1).waitFor();
    const widths = host.called('keepInput').map(({ bytes }) => Buffer.from(bytes).readUInt32BE(16));
    assert.deepEqual(widths, [60, 80]);
  });

  it('says beside a result in the side bar what could not be done with it', async () => {
    const { page, host } = await open({ width: 300, state: busyState('view') });
    await page.getByRole('option').first().click();
    await page.locator('.plane img').waitFor();
    host.actRefusal = 'The disk is full.';
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.locator('.problem').getByText('The disk is full.').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).press('Enter');
    await page.locator('#viewer-back:focus').waitFor();
  });

  it('asks once for what is paid for, however long a key is held', async () => {
    const { page, host } = await open({ state: busyState('editor') });
    const submit = page.locator('#submit');
    /** Until the page has asked, or has had the time to ask again. */
    const asked = async (type: 'submit' | 'act', count: number): Promise<number> => {
      await host.heard(type, count);
      await page.evaluate(
        'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
      );
      return host.called(type).length;
    };
    const hold = async (on: Locator, key: string): Promise<void> => {
      await on.focus();
      for (let repeats = 0; repeats < 4; repeats += 1) {
        await page.keyboard.down(key);
        // What was asked for is answered.
        await page.locator('#submit:not([aria-disabled])').waitFor();
        await page.evaluate(
          'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
        );
      }
      await page.keyboard.up(key);
    };
    await page.locator('#prompt').fill('A fox');
    await page.keyboard.down('Control');
    await hold(page.locator('#prompt'), 'Enter');
    await page.keyboard.up('Control');
    assert.equal(await asked('submit', 1), 1, 'Ctrl+Enter');
    await hold(submit, 'Enter');
    assert.equal(await asked('submit', 2), 2, 'Enter on the button');
    await hold(submit, 'Space');
    assert.equal(await asked('submit', 3), 3, 'Space on the button');
    await hold(page.locator('#prompt'), 'Enter');
    assert.equal(await page.locator('#prompt').inputValue(), 'A fox\n\n\n\n', 'what is written goes on');
    await hold(page.getByRole('button', { name: 'Retry: Market in Marrakesh' }), 'Enter');
    await page.getByRole('option', { name: 'A mystical dragon' }).first().click();
    await hold(page.getByRole('button', { name: 'Run Again' }), 'Enter');
    await hold(page.getByRole('button', { name: 'Copy Reference' }), 'Space');
    await asked('act', 3);
    assert.deepEqual(
      host.called('act').map(({ action }) => action),
      ['retry', 'runAgain', 'copyReference'],
    );
    assert.equal(host.called('submit').length, 3);
  });

  it('shows the filters that are in force, also when what somebody picked is taken away', async () => {
    const { page } = await open({
      state: (origin) => ({ ...emptyState('editor'), jobs: finished(origin, 3) }),
    });
    const [states, models] = ['State', 'Model'].map((name) => page.getByLabel(name, { exact: true }));
    for (const state of ['running', 'all', 'running']) await states?.selectOption(state);
    for (const model of ['qwen-image-edit', '', 'qwen-image-edit']) await models?.selectOption(model);
    await page.getByRole('button', { name: 'Show All' }).click();
    await page.locator('.tile').nth(2).waitFor();
    assert.deepEqual([await states?.inputValue(), await models?.inputValue()], ['all', '']);
  });
});
