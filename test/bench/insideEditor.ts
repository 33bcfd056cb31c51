import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { bundleSuite } from '../harness/bundleSuite';
import { Deferred } from '../harness/deferred';
import { cleanEnvironment } from '../harness/environment';
import { root } from '../harness/paths';
import { reserveSimulator } from '../harness/reservedSimulator';
import { copySampleWorkspace } from '../harness/sample';
import { startServer } from '../harness/server';
import { makeTemporaryFolder } from '../harness/temporary';
import { installVisualStudioCode } from '../harness/visualStudioCode';
import { openWindow } from '../harness/window';
import { median } from './figure';
import type { Figure } from './figure';

const execute = promisify(execFile);
const rounds = 7;

const line = z.object({
  activation: z.optional(z.number()),
  empty: z.optional(z.number()),
  command: z.optional(z.number()),
  isFirst: z.optional(z.boolean()),
});

/** What can only be measured in a real extension host; each round is a fresh one. */
export async function benchInsideEditor(): Promise<readonly Figure[]> {
  await execute(process.execPath, ['esbuild.js'], { cwd: root });
  const tests = await bundleSuite(join(root, 'test', 'bench', 'inside'));
  const figuresFile = join(makeTemporaryFolder('figures'), 'figures.jsonl');
  const extension = await copyExtension();
  for (let round = 0; round < rounds; round += 1) {
    await runRound(extension, tests, figuresFile, round);
  }
  const lines = (await readFile(figuresFile, 'utf8')).trimEnd().split('\n');
  const figures = lines.map((text) => z.parse(line, JSON.parse(text)));
  const activations = figures.flatMap(({ activation, empty }) =>
    activation === undefined || empty === undefined ? [] : [{ activation, empty }],
  );
  const first = figures.flatMap(({ command, isFirst }) =>
    command === undefined || isFirst !== true ? [] : [command],
  );
  const later = figures.flatMap(({ command, isFirst }) =>
    command === undefined || isFirst === true ? [] : [command],
  );
  return [
    {
      what: 'load + activate an empty extension',
      value: median(activations.map(({ empty }) => empty)),
      bar: Infinity,
      unit: 'ms',
    },
    {
      what: 'load + activate beyond an empty extension, fresh host',
      value: median(activations.map(({ activation, empty }) => activation - empty)),
      bar: 15,
      unit: 'ms',
    },
    {
      what: 'command accepted → job in the ledger and told to the tree, first',
      value: median(first),
      bar: 50,
      unit: 'ms',
    },
    {
      what: 'command accepted → job in the ledger and told to the tree, later',
      value: median(later),
      bar: 50,
      unit: 'ms',
    },
  ];
}

/** The extension as it is shipped, but not activated by VS Code itself, so that it can be timed. */
async function copyExtension(): Promise<string> {
  const folder = join(makeTemporaryFolder('timed'), 'extension');
  for (const name of ['package.nls.json', 'dist', 'media/icons']) {
    await cp(join(root, name), join(folder, name), { recursive: true });
  }
  const manifest = await readFile(join(root, 'package.json'), 'utf8');
  await writeFile(
    join(folder, 'package.json'),
    manifest.replace('"onStartupFinished"', '"onCommand:bench.never"'),
  );
  return folder;
}

async function runRound(path: string, tests: string, figuresFile: string, round: number): Promise<void> {
  const dataFolder = makeTemporaryFolder('data');
  // The first one to be activated pays for what all share; it is not counted.
  await installEmptyExtension(dataFolder, 'warm');
  await installEmptyExtension(dataFolder, 'empty');
  const { settings, environment } = await reserveSimulator();
  const server = await startServer({
    version: '1.139',
    extension: { kind: 'development', path, tests },
    dataFolder,
    machineSettings: settings,
    environment: {
      ...environment,
      FIGURES_FILE: figuresFile,
      ROUND: String(round),
      COUNTS_FILE: `${figuresFile}.counts`,
    },
  });
  const exit = new Deferred<number>();
  const said: string[] = [];
  try {
    const window = await openWindow(server, {
      folder: await copySampleWorkspace(),
      prepare: async (page) => {
        await page.exposeFunction('codeAutomationExit', exit.resolve);
        await page.exposeFunction('codeAutomationLog', (_type: string, words: readonly unknown[]) =>
          said.push(words.join(' ')),
        );
      },
    });
    const code = await exit.promise;
    await window.close();
    if (code !== 0) {
      throw new Error(`The figures could not be taken:\n${said.join('\n')}`);
    }
  } finally {
    await server.stop();
  }
}

/** An extension that does nothing, to compare with. It is installed as VS Code would: by its packed file. */
async function installEmptyExtension(dataFolder: string, name: string): Promise<void> {
  const folder = join(makeTemporaryFolder('empty'), name);
  await mkdir(folder);
  const manifest = {
    ...{
      name: 'empty',
      publisher: 'bench',
      version: '0.0.1',
      displayName: `Empty Extension ${name}`,
      license: 'MIT',
    },
    ...{ engines: { vscode: '^1.110.0' }, main: './main.js', activationEvents: ['onCommand:bench.never'] },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'main.js'), "require('vscode'); exports.activate = () => {};");
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const quiet = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', 'empty.vsix'];
  await execute(process.execPath, [vsce, 'package', ...quiet], { cwd: folder });
  const code = await installVisualStudioCode('1.139');
  const places = ['--server-data-dir', dataFolder, '--extensions-dir', join(dataFolder, 'extensions')];
  const install = ['--install-extension', join(folder, 'empty.vsix'), '--accept-server-license-terms'];
  await execute(code.node, [code.main, ...install, ...places], { env: cleanEnvironment() });
}
