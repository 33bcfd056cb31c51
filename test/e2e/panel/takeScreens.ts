// Takes a picture of every screen in every theme, for people to look at: npm run screens [-- part of a name …]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../../harness/browser';
import { reports } from '../../harness/paths';
import { themes } from './panelPage';
import { takeWindowScreens } from '../windowScreens';
import { openScreen, screens } from './screens';

async function takeScreens(wanted: readonly string[]): Promise<void> {
  const folder = join(reports, 'screens');
  await mkdir(folder, { recursive: true });
  const browser = await launchBrowser();
  try {
    for (const theme of themes) {
      for (const screen of screens) {
        const name = `${screen.name}-${theme}`;
        if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
        const opened = await openScreen(browser, screen, theme);
        // Thumbnails come one by one; the picture is for people, so they may all be there.
        await opened.page.waitForTimeout(800);
        await opened.page.screenshot({ path: join(folder, `${name}.png`) });
        console.log([name, ...opened.complaints].join('\n  '));
        await opened.close();
      }
    }
  } finally {
    await browser.close();
  }
  if (wanted.length === 0 || wanted.some((part) => part.startsWith('window'))) {
    await takeWindowScreens(wanted);
  }
}

takeScreens(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
