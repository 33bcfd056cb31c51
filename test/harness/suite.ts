import { format } from 'node:util';
import CountingReporter from './countingReporter';

/** Begins each line that the suite's reporter prints; invisible. */
export const suiteMark = '\u2063';

/** One test file: its path in the repository, and what loads it. */
export type TestFile = readonly [path: string, load: () => unknown];

/**
 * Runs test files inside the extension host. The bundler writes the list (see `bundleSuite.ts`), so that every
 * file that matches is in it. Throws when a test fails or none is found, which is how VS Code learns of it.
 */
export async function runSuite(files: readonly TestFile[]): Promise<void> {
  // Mocha stays outside the bundle: it looks for its own files at run time.
  const { default: Mocha } = await import('mocha');
  // Everything in the extension host prints to one console; the launcher picks the suite's lines out by this mark.
  Mocha.reporters.Base.consoleLog = (...parameters: unknown[]) => {
    console.log(`${suiteMark}${format(...parameters)}`);
  };
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 20_000,
    slow: 2000,
    color: process.env['SUITE_COLOR'] === '1',
    forbidOnly: true,
    forbidPending: true,
    reporter: CountingReporter,
  });
  const pattern = process.env['TEST_GREP'];
  if (pattern !== undefined) mocha.grep(pattern);
  for (const [path, load] of files) {
    mocha.suite.emit('pre-require', globalThis, path, mocha);
    mocha.suite.emit('require', load(), path, mocha);
    mocha.suite.emit('post-require', globalThis, path, mocha);
  }
  const { tests, failures } = await new Promise<{ tests: number; failures: number }>((resolve) => {
    const runner = mocha.run((failures) => {
      resolve({ tests: runner.total, failures });
    });
  });
  if (tests === 0) throw new Error('There is no test to run.');
  if (failures > 0) throw new Error(`${failures} of ${tests} tests failed.`);
}
