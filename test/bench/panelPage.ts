import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../harness/browser';
import { emptyState, jobView } from '../e2e/panel/fakeHost';
import { openPanel, type PanelPage } from '../e2e/panel/panelPage';
import { finished, samplePictures } from '../e2e/panel/samples';
import { median } from './figure';
import type { Figure } from './figure';

const rounds = 7;
const jobs = 1000;

/** The page by itself in the headless browser, on the fake extension, with a thousand finished jobs and one that runs. */
export async function benchPanelPage(): Promise<readonly Figure[]> {
  const browser = await launchBrowser();
  const pictures = await samplePictures();
  const times: Times[] = [];
  try {
    // The first one pays for the bundle and the browser's start.
    for (let round = -1; round < rounds; round += 1) {
      const opened = await openFull(browser, pictures);
      const taken = await takeTimes(opened);
      await opened.close();
      if (round >= 0) times.push(taken);
    }
  } finally {
    await browser.close();
  }
  return [
    figure('first paint', median(times.map(({ firstPaint }) => firstPaint)), 300),
    figure('longest frame while scrolling through all', longest(times.map(({ frames }) => frames)), 50),
    figure('longest from key to paint while typing', longest(times.map(({ keys }) => keys)), 50),
    figure(
      'longest from key to paint while typing, an edit opened',
      longest(times.map(({ keysBesideEdit }) => keysBesideEdit)),
      50,
    ),
  ];
}

function figure(what: string, value: number, bar: number): Figure {
  return { what: `panel page, ${jobs} jobs: ${what}`, value, bar, unit: 'ms' };
}

/** Of the medians of each step: what is slow in itself is slow each time, what other work on the machine delays is not. */
function longest(rows: readonly (readonly number[])[]): number {
  const [first = []] = rows;
  return Math.max(...first.map((_, step) => median(rows.map((row) => row[step] ?? 0))));
}

interface Times {
  /** From the start of the navigation. */
  readonly firstPaint: number;
  /** From each animation frame to the next, in the order of scrolling. */
  readonly frames: readonly number[];
  /** From each key to the paint after it. */
  readonly keys: readonly number[];
  /** The same with an edit beside the form, held against what it was made from. */
  readonly keysBesideEdit: readonly number[];
}

function openFull(browser: Browser, pictures: Readonly<Record<string, Buffer>>): Promise<PanelPage> {
  return openPanel(browser, {
    ...{ width: 1200, height: 900, pictures },
    state: (origin) => ({
      ...emptyState('editor'),
      jobs: [
        jobView('running', 'waiting', { startedAt: Date.now() }),
        ...finished(origin, jobs).map((job) => ({
          ...job,
          pictures: job.pictures.map((picture) => ({
            ...picture,
            thumbnail: picture.src.replace('.png', '.webp'),
          })),
        })),
      ],
    }),
  });
}

async function takeTimes({ page }: PanelPage): Promise<Times> {
  await page.locator('.tile').nth(20).waitFor();
  // What is drawn after the first paint, thumbnails above all, is no part of what follows.
  await page.waitForLoadState('networkidle');
  const firstPaint = Number(
    await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"),
  );
  const frames = numbers(await page.evaluate(scrollThrough));
  const keys = await type(page);
  await openEdit(page);
  return { firstPaint, frames, keys, keysBesideEdit: await type(page) };
}

/** With all that is done once for it: both pictures loaded, what became of the frame found out. */
async function openEdit(page: Page): Promise<void> {
  await page.locator('#prompt').fill('');
  await page.evaluate("document.querySelector('.rest').scrollTop = 0");
  await page.locator('#result-done-5').click();
  await page.locator('.frame-note').waitFor();
}

function numbers(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}

/** Runs in the page. */
const scrollThrough = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const scroller = document.querySelector('.rest');
  const frames = [];
  let before = await frame();
  for (let step = 0; step < 120; step += 1) {
    scroller.scrollTop += (scroller.scrollHeight - scroller.clientHeight) / 120;
    const now = await frame();
    frames.push(now - before);
    before = now;
  }
  return frames;
})()`;

/** By the browser's own account, which tells events of 16 ms and more, in steps of 8 ms. */
async function type(page: Page): Promise<readonly number[]> {
  await page.locator('#prompt').focus();
  await page.evaluate(`{
    globalThis.keys = [];
    globalThis.keyEnd?.abort();
    globalThis.keyEnd = new AbortController();
    const { signal } = keyEnd;
    addEventListener('keydown', ({ timeStamp }) => keys.push({ at: timeStamp, took: 16 }), {
      capture: true,
      signal,
    });
    globalThis.keyObserver?.disconnect();
    globalThis.keyObserver = new PerformanceObserver((list) => {
      for (const { name, startTime, duration } of list.getEntries()) {
        const key = keys.findLast(({ at }) => at <= startTime + 1);
        if (/^key(down|press)|input/.test(name) && key) key.took = Math.max(key.took, duration);
      }
    });
    keyObserver.observe({ type: 'event', durationThreshold: 16 });
  }`);
  await page.keyboard.type('a {red|blue} paper boat\n# on a quiet pond, seen from above', { delay: 12 });
  // The account of the last one comes after its paint.
  await page.waitForTimeout(150);
  return numbers(await page.evaluate('keys.map(({ took }) => took)'));
}
