import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { bundleSuite } from './bundleSuite';
import { addCounts, noCounts, readCounts, writeCounts, type Counts } from './counts';
import { Deferred } from './deferred';
import { exists } from './once';
import { reports, root } from './paths';
import { copySampleWorkspace } from './sample';
import { removeNow } from './processes';
import { runProgram } from './program';
import { startServer, type Server } from './server';
import { makeTemporaryFolder } from './temporary';
import { reserveSimulator } from './reservedSimulator';
import { suiteMark } from './suite';
import { versions, type Version } from './visualStudioCode';
import { closeBrowser, openWindow } from './window';

// Runs the integration suite inside a real VS Code: in every supported version, or in the ones that are named.
//   integration.ts [1.139] [1.110] [--grep x] [--verbose]

/** How long the suite may take in one version, ms. */
const patience = 300_000;

interface Run {
  readonly version: Version;
  readonly tests: string;
  readonly grep: string | undefined;
  readonly verbose: boolean;
}

async function runIn({ version, tests, grep, verbose }: Run): Promise<Counts> {
  const started = performance.now();
  const countsFile = join(makeTemporaryFolder('counts'), 'counts.json');
  const { settings, environment } = await reserveSimulator();
  const dataFolder = makeTemporaryFolder('data');
  const server = await startServer({
    version,
    extension: { kind: 'development', path: root, tests },
    machineSettings: settings,
    dataFolder,
    environment: {
      ...environment,
      // Tests look at what the extension leaves there.
      DATA_FOLDER: dataFolder,
      COUNTS_FILE: countsFile,
      SUITE_COLOR: process.stdout.isTTY || process.env['FORCE_COLOR'] !== undefined ? '1' : '0',
      ...(grep === undefined ? {} : { TEST_GREP: grep }),
    },
  });
  try {
    const folder = await copySampleWorkspace();
    const code = await exitCodeOf(server, folder, verbose);
    const counts = await readCounts(countsFile);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`VS Code ${version}: ${counts.passed} passed, ${counts.failed} failed in ${seconds} s`);
    // A suite that broke outside its tests has failed, whatever it counted.
    return code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  } finally {
    await server.stop();
    removeNow(dataFolder);
  }
}

/** Opens the window in which the suite runs, prints what it prints, and waits for its exit code. */
async function exitCodeOf(server: Server, folder: string, verbose: boolean): Promise<number> {
  const log = join(reports, `integration-${server.version}.log`);
  await mkdir(reports, { recursive: true });
  await rm(log, { force: true });
  const exit = new Deferred<number>();
  const timer = setTimeout(() => {
    exit.reject(new Error(`The suite did not end within ${patience / 1000} s; see ${log}.`));
  }, patience);
  const prepare = async (page: Page) => {
    page.once('crash', () => {
      exit.reject(new Error('The browser page crashed.'));
    });
    await page.exposeFunction('codeAutomationExit', exit.resolve);
    await page.exposeFunction('codeAutomationLog', (type: string, parameters: readonly unknown[]) => {
      const text = parameters
        .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
        .join(' ');
      if (text.startsWith(suiteMark)) console.log(text.slice(suiteMark.length));
      else if (verbose) console.log(`[${type}] ${text}`);
      void appendFile(log, `[${type}] ${text}\n`);
    });
  };
  const window = await openWindow(server, { folder, prepare });
  try {
    return await exit.promise;
  } catch (error) {
    await window.page.screenshot({ path: join(reports, `integration-${server.version}.png`) });
    throw error;
  } finally {
    clearTimeout(timer);
    await window.close();
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' }, verbose: { type: 'boolean', default: false } },
  });
  const chosen = versions.filter((version) => positionals.length === 0 || positionals.includes(version));
  if (chosen.length === 0) throw new Error(`Known versions: ${versions.join(', ')}`);
  if (!(await exists(join(root, 'dist', 'extension.js'))))
    throw new Error('There is no build: npm run build');
  const tests = await bundleSuite();
  let total = noCounts;
  for (const version of chosen) {
    total = addCounts(total, await runIn({ version, tests, grep: values.grep, verbose: values.verbose }));
  }
  await closeBrowser();
  const countsFile = process.env['COUNTS_FILE'];
  if (countsFile !== undefined) await writeCounts(countsFile, total);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

runProgram(main);
