import { copyFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { npm } from './npm';
import { exists, makeOnce } from './once';
import { downloads, root } from './paths';

const execute = promisify(execFile);
const packaged = '@sparticuz/chromium@153.0.0';

/**
 * Launches a headless browser: the one named by CHROME_PATH; else on Linux x64 the packaged one, the same on every
 * machine; elsewhere an installed Chrome, Chromium or Edge.
 */
export async function launchBrowser(): Promise<Browser> {
  const options = await findBrowser();
  return await chromium.launch({
    ...options,
    // This process's own handlers end the browser together with everything else.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    // Containers run as root and share little memory; the only pages shown are on loopback.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none', ...(options.args ?? [])],
  });
}

/** Downloads what `launchBrowser` will need, if anything: about 8 s the first time. */
export async function installBrowser(): Promise<void> {
  await findBrowser();
}

async function findBrowser(): Promise<LaunchOptions> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') return { executablePath: named };
  if (process.platform === 'linux' && process.arch === 'x64') return await installPackaged();
  // What `npx playwright install chromium` has put there.
  const executablePath = chromium.executablePath();
  if (await exists(executablePath)) return { executablePath };
  return { channel: process.platform === 'win32' ? 'msedge' : 'chrome' };
}

async function installPackaged(): Promise<LaunchOptions> {
  const folder = join(downloads, 'chromium-153');
  await makeOnce(folder, async (draft) => {
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    await npm(draft, ['install', '--prefix', draft, '--ignore-scripts', ...quiet, packaged]);
    // It unpacks into the system's temporary folder; a process with another one keeps it here, once.
    const main = join(draft, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js');
    const script = `import(${JSON.stringify(pathToFileURL(main).href)}).then((m) => m.default.executablePath())`;
    await execute(process.execPath, ['-e', script], { env: { ...process.env, TMPDIR: draft } });
    await rm(join(draft, 'node_modules'), { recursive: true });
    await installFonts(join(draft, 'fonts'));
  });
  return {
    executablePath: join(folder, 'chromium'),
    env: { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts', 'fonts.conf') },
    args: ['--disable-gpu'],
  };
}

/** The same fonts on every machine, and text at all on slim ones, which have none. */
async function installFonts(folder: string): Promise<void> {
  const fonts = join(root, 'node_modules', 'dejavu-fonts-ttf', 'ttf');
  for (const name of ['DejaVuSans.ttf', 'DejaVuSansMono.ttf', 'DejaVuSansMono-Bold.ttf']) {
    await copyFile(join(fonts, name), join(folder, name));
  }
  const alias = (family: string, font: string) =>
    `<alias><family>${family}</family><prefer><family>${font}</family><family>DejaVu Sans</family></prefer></alias>`;
  await writeFile(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  ${alias('sans-serif', 'Open Sans')}
  ${alias('system-ui', 'Open Sans')}
  ${alias('monospace', 'DejaVu Sans Mono')}
</fontconfig>
`,
  );
}
