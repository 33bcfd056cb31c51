import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../harness/browser';
import { emptyState, jobView } from './fakeHost';
import { openPanel, type PageOptions, type PanelPage } from './panelPage';
import { busyState, finished, samplePictures } from './samples';
import { until } from './until';

describe('The panel’s page, used by a person', () => {
  let browser: Browser;
  let pictures: Readonly<Record<string, Buffer>>;
  let opened: PanelPage[] = [];
  before(async () => {
    browser = await launchBrowser();
    pictures = await samplePictures();
  });
  afterEach(async () => {
    const complaints = opened.flatMap((page) => [...page.complaints, ...page.host.errors]);
    await Promise.all(opened.map((page) => page.close()));
    opened = [];
    assert.deepEqual(complaints, []);
  });
  after(() => browser.close());

  async function open(options: Partial<PageOptions> = {}): Promise<PanelPage> {
    const panel = await openPanel(browser, {
      ...{ width: 300, height: 900, pictures, state: () => emptyState('view') },
      ...options,
    });
    opened.push(panel);
    return panel;
  }

  it('submits what is typed with Ctrl+Enter, every parameter a value of its type', async () => {
    const { page, host } = await open();
    await page.getByLabel('Prompt', { exact: true }).fill('A fox');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Not sent yet').waitFor();
    assert.deepEqual(host.called('submit')[0]?.draft, {
      model: 'qwen-image',
      prompt: 'A fox',
      parameters: {
        ...{ aspect_ratio: '16:9', negative_prompt: 'blurry, cartoonish', steps: 30, guidance: 3.5 },
        ...{ seed: -1, image_format: 'png', quality: 90 },
      },
      images: {},
      count: 1,
    });
  });

  it('says what is wrong in words and sends nothing', async () => {
    const { page, host } = await open();
    await page.locator('#submit').click();
    await page.getByText('Describe the picture that you want.').waitFor();
    assert.equal(await page.locator('#prompt').getAttribute('aria-invalid'), 'true');
    await page.locator('#prompt').fill('A fox');
    await page.getByRole('button', { name: 'More settings' }).click();
    await page.locator('#steps').fill('51');
    await page.getByText('Enter a number from 1 to 50.').waitFor();
    await page.locator('#submit').click();
    await page.getByRole('button', { name: 'Reset all settings' }).click();
    await page.getByText('Enter a number from 1 to 50.').waitFor({ state: 'detached' });
    assert.deepEqual(host.called('submit'), []);
  });

  it('makes variations with a kept seed, and shows what is sent of comments and choices', async () => {
    const { page, host } = await open();
    await page.locator('#prompt').fill('# mine\na {red} {fox|fox}');
    await page.getByText('For example:').waitFor();
    await page.getByLabel('Seed', { exact: true }).fill('7');
    await page.getByText('a {red} fox').waitFor();
    await page.getByRole('button', { name: 'More variations' }).click();
    await page.getByRole('button', { name: 'More variations' }).click();
    await page.getByRole('button', { name: 'Generate, 3 pictures' }).click();
    await page.locator('.card').nth(2).waitFor();
    const [call] = host.called('submit');
    assert.equal(call?.draft.count, 3);
    assert.equal(call.draft.parameters['seed'], 7);
  });

  it('shows why a submit was refused, and keeps what was typed', async () => {
    const { page, host } = await open();
    host.refusal = 'The folder cannot be written to.';
    await page.locator('#prompt').fill('A fox');
    await page.locator('#submit').click();
    await page.locator('.problem').getByText(host.refusal).waitFor();
    assert.equal(await page.locator('#prompt').inputValue(), 'A fox');
  });

  it('takes a picture that is dropped, scales it down and sends the smaller one', async () => {
    const { page, host } = await open({
      state: () => ({
        ...emptyState('view'),
        settings: { confirmAbove: 4, inputLongestSide: 400, defaults: {} },
      }),
    });
    await page.getByRole('radio', { name: 'Edit' }).check();
    await drop(page, pictures['/pictures/0.png']);
    await page.getByText(/832 × 464 PNG, .* sent as 400 × 223 PNG/).waitFor();
    await page.locator('#prompt').fill('Make it night');
    await page.locator('#submit').click();
    await page.locator('.card').first().waitFor();
    assert.equal(host.kept.length, 2);
    const sent = Buffer.from(host.kept[1]?.bytes ?? []);
    assert.equal(sent.readUInt32BE(16), 400);
    assert.match(host.called('submit')[0]?.draft.images['image']?.uri ?? '', /\/kept\/1$/);
  });

  it('converts a drawing to PNG and refuses what the browser cannot read, in words', async () => {
    const { page, host } = await open();
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/></svg>';
    host.picked = host.serve('shape.svg', 'image/svg+xml', Buffer.from(svg));
    await page.getByRole('radio', { name: 'Edit' }).check();
    await page.getByRole('button', { name: 'Pick a file' }).click();
    await page.getByText(/60 × 40 SVG/).waitFor();
    await page.locator('#prompt').fill('Colour it');
    await page.locator('#submit').click();
    await page.locator('.card').first().waitFor();
    assert.equal(host.kept.at(-1)?.bytes[1], 'P'.charCodeAt(0));
    host.picked = host.serve('scan.tiff', 'image/tiff', Buffer.from('II*\0nothing'));
    await page.getByRole('button', { name: 'Remove the picture' }).click();
    await page.getByRole('button', { name: 'Take the picture in the active editor' }).click();
    await page
      .getByText('scan.tiff cannot be read here (TIFF). Save it as PNG, JPEG or WebP first.')
      .waitFor();
    opened[0]?.complaints.splice(0);
  });

  it('opens a result by keyboard alone, compares, uses it as input, and gives the focus back', async () => {
    const { page, host } = await open({ width: 1200, state: busyState('editor') });
    await page.getByRole('listbox', { name: 'Results' }).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.locator('.plane-before').waitFor();
    assert.equal(await page.evaluate('document.activeElement.id'), 'viewer-back');
    await page.getByRole('slider', { name: /How much of dragon.png/ }).press('End');
    await page.keyboard.press('Escape');
    await page.locator('.grid').waitFor();
    await until(page, "document.activeElement?.getAttribute('role') === 'listbox'");
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Compare the Two' }).click();
    await page.locator('.plane-before').waitFor();
    await page.getByRole('button', { name: 'Use as Input' }).click();
    await page.locator('.chosen-picture').waitFor();
    await page.getByRole('button', { name: 'Insert into the Editor' }).press('Enter');
    await host.heard('act', 1);
    assert.equal(host.called('act')[0]?.action, 'insert');
    assert.deepEqual(host.called('submit'), []);
  });

  it('holds two pictures against each other in four ways, and says whether the frame moved', async () => {
    const { page } = await open({ width: 1200, state: busyState('editor') });
    await page.getByRole('option', { name: 'Hot-air balloons' }).first().click();
    await page
      .locator('.frame-note')
      .getByText(/^Same size, \d+ × \d+\. /)
      .waitFor();
    await page.getByRole('radio', { name: 'Side by side' }).check();
    assert.equal(await page.locator('.pane').count(), 2);
    const [left, right] = await Promise.all(
      [0, 1].map((pane) => page.locator('.pane').nth(pane).boundingBox()),
    );
    assert.ok(left && right && left.x + left.width <= right.x, 'the panes are beside each other');
    await page.getByRole('radio', { name: /^Onion skin/ }).check();
    await page.getByRole('slider', { name: /seen through/ }).press('Home');
    await until(page, "document.querySelector('.plane-before').style.opacity === '0'");
    await page.getByRole('radio', { name: /^Difference/ }).check();
    await until(
      page,
      "getComputedStyle(document.querySelector('.plane-before')).mixBlendMode === 'difference'",
    );
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: 'Hot-air balloons' }).first().click();
    assert.ok(await page.getByRole('radio', { name: /^Difference/ }).isChecked(), 'the way is remembered');
  });

  it('shows a picture’s edits as a tree that can be walked, compared and gone on from', async () => {
    const { page } = await open({ width: 1200, state: busyState('editor') });
    await page.getByRole('option', { name: 'A mystical dragon' }).first().click();
    const edits = page.getByRole('region', { name: 'Edits' });
    const first = edits.getByRole('button', { name: 'Hot-air balloons over lavender fields', exact: true });
    await first.click();
    await page.locator('.viewer-title').getByText('hot-air-balloons-ove.png', { exact: true }).waitFor();
    await edits.getByRole('button', { name: 'Compare with Isometric city of glass and moss' }).click();
    await page
      .locator('.viewer-title')
      .getByText(/isometric.* ↔ hot-air/)
      .waitFor();
    await edits.getByRole('button', { name: 'Go on from A mystical dragon' }).click();
    await page.locator('.chosen-picture').waitFor();
  });

  it('keeps the focus in sight when a job that was being cancelled goes away', async () => {
    const { page, host } = await open({ state: busyState('view') });
    await page.getByRole('button', { name: /^Cancel/ }).press('Enter');
    await page.locator('[data-job="queued"]').waitFor({ state: 'detached' });
    assert.deepEqual(host.called('act')[0]?.action, 'cancel');
    await until(page, "document.activeElement?.classList.contains('cards')");
  });

  it('tells screen readers of what starts, ends and fails', async () => {
    const { page, host } = await open({ state: busyState('view') });
    host.changeJob('waiting', { state: 'saved', pictures: [] });
    await page.locator('#announcement').getByText('Finished: Snow leopard portrait, studio light.').waitFor();
    host.changeJob('queued', { state: 'failed', failure: { code: 'blocked', words: 'It was refused.' } });
    await page.locator('#announcement').getByText('A paper boat on a puddle: It was refused.').waitFor();
  });

  it('recalls, searches and forgets prompts', async () => {
    const { page, host } = await open({ state: busyState('view') });
    await page.locator('#prompt').press('ArrowUp');
    assert.equal(
      await page.locator('#prompt').inputValue(),
      'A mystical dragon hovering above a cave at dusk',
    );
    await page.getByRole('button', { name: 'Recent prompts' }).click();
    await page.keyboard.type('owl clock');
    await page.getByRole('button', { name: 'Blueprint of a clockwork owl', exact: true }).click();
    assert.equal(await page.locator('#prompt').inputValue(), 'Blueprint of a clockwork owl');
    await until(page, "document.activeElement?.id === 'prompt'");
    assert.deepEqual(host.called('forgetPrompt'), []);
  });

  it('puts a style around what is typed, and saves, renames and deletes presets', async () => {
    const { page, host } = await open({ state: busyState('view') });
    await page.locator('#prompt').fill('A whale');
    await page.getByRole('button', { name: 'Presets' }).click();
    await page.getByRole('button', { name: 'Watercolour', exact: true }).click();
    await page.getByText('A whale, watercolour, paper texture').waitFor();
    await page.getByRole('button', { name: 'Presets' }).click();
    await page.getByLabel('Name of the new preset').fill('Mine');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Rename Mine' }).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Ours');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Delete Ours' }).click();
    await page.getByRole('button', { name: 'Ours', exact: true }).waitFor({ state: 'detached' });
    await page.locator('#submit').click();
    await page.locator('.card').first().waitFor();
    const draft = host.called('submit')[0]?.draft;
    assert.equal(draft?.prompt, 'A whale, watercolour, paper texture');
    assert.equal(draft.typed, 'A whale');
    assert.equal(host.called('savePreset')[0]?.preset.prompt, '{prompt}, watercolour, paper texture');
  });

  it('is the same again after a reload', async () => {
    const first = await open({ state: busyState('view') });
    await first.page.getByRole('radio', { name: 'Edit' }).check();
    await first.page.locator('#prompt').fill('Make it snow');
    await until(first.page, 'keptState?.forms.edit.prompt === "Make it snow"');
    const second = await open({ state: busyState('view'), kept: await first.kept() });
    assert.equal(await second.page.locator('#prompt').inputValue(), 'Make it snow');
    assert.equal(await second.page.getByRole('radio', { name: 'Edit' }).isChecked(), true);
  });

  it('holds a prompt of 20,000 letters, and says so when there are more', async () => {
    const { page, host } = await open();
    await page.locator('#prompt').fill('{'.repeat(20_000));
    await page.locator('#submit').click();
    await page.locator('.card').first().waitFor();
    assert.equal(host.called('submit')[0]?.draft.prompt.length, 20_000);
    await page.locator('#prompt').fill('x'.repeat(20_001));
    await page.getByText('Too long by 1 letters.').waitFor();
  });

  it('draws a thousand results at once, and scrolls and types without waiting', async () => {
    const { page } = await open({
      ...{ width: 1200, height: 900 },
      state: (origin) => ({
        ...emptyState('editor'),
        jobs: [
          jobView('running', 'waiting', { startedAt: Date.now() }),
          ...finished(origin, 1000).map((job) => ({
            ...job,
            pictures: job.pictures.map((picture) => ({
              ...picture,
              thumbnail: picture.src.replace('.png', '.webp'),
            })),
          })),
        ],
      }),
    });
    await page.locator('.tile').first().waitFor();
    assert.ok((await page.locator('.tile').count()) < 80);
    const longest = Number(await page.evaluate(longestTaskWhileScrolling));
    assert.ok(longest < 100, `a task took ${longest} ms`);
    await page.getByRole('listbox').press('End');
    await page.locator('#result-done-999').waitFor();
  });
});

/** Runs in the page: milliseconds of the longest task (0 when none took 50) while the results pass by. */
const longestTaskWhileScrolling = `(async () => {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    longest = Math.max(longest, ...list.getEntries().map((entry) => entry.duration));
  });
  observer.observe({ type: 'longtask' });
  const scroller = document.querySelector('.rest');
  for (let step = 0; step < 60; step += 1) {
    scroller.scrollTop += 260;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return longest;
})()`;

async function drop(page: Page, bytes: Buffer | undefined): Promise<void> {
  const numbers = JSON.stringify([...(bytes ?? [])]);
  await page.evaluate(`{
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(${numbers})], 'fox.png', { type: 'image/png' }));
    document.querySelector('.drop-zone').dispatchEvent(
      new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }`);
}
