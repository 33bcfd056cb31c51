import type { Browser, Page } from 'playwright-core';
import { emptyState } from './fakeHost';
import { openPanel, type PanelPage, type Theme } from './panelPage';
import { busyState, samplePictures } from './samples';

/** A state of the page that is looked at: by axe, and by people as a picture. */
export interface Screen {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly home: 'view' | 'editor';
  readonly isEmpty?: boolean;
  /** As VS Code's zoom level does: fewer CSS pixels, each larger. */
  readonly zoom?: number;
  /** The same as another one but for its size: it is looked at by people only. */
  readonly isForEyes?: boolean;
  readonly act?: (page: Page) => Promise<unknown>;
}

const side = { width: 220, height: 900, home: 'view' } as const;
const tab = { width: 1600, height: 900, home: 'editor' } as const;

async function openMore(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More settings' }).click();
}

async function openResult(page: Page, name: string): Promise<void> {
  await page.getByRole('option', { name }).first().click();
  await page.locator('.plane img').first().waitFor();
}

async function compareBy(page: Page, mode: string): Promise<void> {
  await openResult(page, 'Hot-air balloons');
  await page.locator(`input[name="compare-mode"][value="${mode}"]`).check();
  await page.locator('.frame-note').waitFor();
}

export const screens: readonly Screen[] = [
  { ...side, name: 'side-empty', isEmpty: true },
  { ...side, name: 'side' },
  { ...side, name: 'side-edit', act: (page) => page.getByRole('radio', { name: 'Edit' }).check() },
  {
    ...side,
    name: 'side-wrong',
    width: 300,
    act: async (page) => {
      await openMore(page);
      await page.locator('#steps').fill('99');
      await page.getByRole('button', { name: 'About Steps' }).click();
      await page.getByRole('button', { name: 'Presets' }).click();
      await page.locator('#submit').click();
    },
  },
  { ...side, name: 'side-zoomed', width: 300, zoom: 2 },
  {
    ...side,
    ...{ name: 'side-viewer-zoomed', isForEyes: true, width: 300, zoom: 2 },
    act: (page) => openResult(page, 'Hot-air balloons'),
  },
  { ...side, name: 'side-300', isForEyes: true, width: 300, height: 500 },
  { ...side, name: 'side-low', isForEyes: true, width: 300, height: 300, act: openMore },
  {
    ...side,
    name: 'side-viewer-300',
    isForEyes: true,
    width: 300,
    act: (page) => openResult(page, 'Hot-air balloons'),
  },
  { ...side, name: 'side-viewer', act: (page) => openResult(page, 'Hot-air balloons') },
  { ...side, name: 'side-all', act: (page) => page.getByRole('button', { name: /^All / }).click() },
  { ...tab, name: 'tab' },
  { ...tab, name: 'tab-empty', isEmpty: true },
  { ...tab, name: 'tab-compare', act: (page) => openResult(page, 'Hot-air balloons') },
  ...(['side', 'onion', 'difference'] as const).map((mode): Screen => ({
    ...{ ...tab, name: `tab-compare-${mode}`, isForEyes: mode !== 'side' },
    act: (page) => compareBy(page, mode),
  })),
  { ...side, name: 'side-compare-side', isForEyes: true, act: (page) => compareBy(page, 'side') },
  {
    ...tab,
    name: 'tab-edit',
    act: async (page) => {
      await openResult(page, 'A mystical dragon');
      await page.getByRole('button', { name: 'Use as Input' }).click();
      await page.locator('.chosen-picture').waitFor();
      await page.locator('#prompt').fill('# warm light\nmake it {dusk|dawn}');
      await page.getByRole('button', { name: 'Recent prompts' }).click();
    },
  },
  { ...tab, name: 'tab-small', width: 560, height: 800 },
  { ...tab, name: 'tab-zoomed', isForEyes: true, zoom: 2 },
];

/** Opens the page in that state, thumbnails made. */
export async function openScreen(browser: Browser, screen: Screen, theme: Theme): Promise<PanelPage> {
  const { zoom = 1 } = screen;
  const opened = await openPanel(browser, {
    ...{ theme, zoom, pictures: await samples() },
    ...{ width: Math.round(screen.width / zoom), height: Math.round(screen.height / zoom) },
    state: screen.isEmpty === true ? () => emptyState(screen.home) : busyState(screen.home),
  });
  await screen.act?.(opened.page);
  return opened;
}

let drawn: ReturnType<typeof samplePictures> | undefined;

function samples(): ReturnType<typeof samplePictures> {
  drawn ??= samplePictures();
  return drawn;
}
