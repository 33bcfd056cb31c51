import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleSuite } from './bundleSuite';
import { root } from './paths';
import { runProgram } from './program';
import { reserveSimulator } from './reservedSimulator';
import { copySampleWorkspace } from './sample';
import type { Settings } from './server';
import { makeTemporaryFolder } from './temporary';

// The integration suite in the desktop VS Code, which is downloaded: the same suite as `integration.ts` runs, for
// what only the desktop has (its own keychain and fetch). Needs a display (on Linux: xvfb-run).

/** The floor that `engines.vscode` promises, and what people have. */
const desktopVersions = ['1.110.0', 'stable'] as const;

async function main(): Promise<void> {
  const extensionTestsPath = await bundleSuite();
  for (const version of desktopVersions) {
    console.log(`VS Code ${version}`);
    const { settings, environment } = await reserveSimulator();
    const data = makeTemporaryFolder('desktop');
    await writeUserSettings(join(data, 'user'), settings);
    await runTests({
      version,
      extensionDevelopmentPath: root,
      extensionTestsPath,
      extensionTestsEnv: { ...environment, DATA_FOLDER: data },
      launchArgs: [
        await copySampleWorkspace(),
        ...['--user-data-dir', join(data, 'user'), '--extensions-dir', join(data, 'extensions')],
        ...['--disable-workspace-trust', '--disable-updates', '--skip-welcome', '--skip-release-notes'],
      ],
    });
  }
}

/** On a desktop there is one file for the user's and the machine's settings. */
async function writeUserSettings(data: string, settings: Settings): Promise<void> {
  const folder = join(data, 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

runProgram(main);
