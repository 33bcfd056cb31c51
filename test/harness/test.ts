import { addCounts, noCounts } from './counts';
import { installBrowser } from './browser';
import { runProgram } from './program';
import { runStep, type Result, type Step } from './step';
import { installVisualStudioCode, versions } from './visualStudioCode';

// Runs every check there is, or the steps that are named. The last line is `N passed, N failed`.

const check = (name: string, script: string): Step => ({ name, script: [script], suite: false });
const suite = (name: string, ...script: readonly string[]): Step => ({ name, script, suite: true });

const counting = ['--', '--reporter', 'test/harness/countingReporter.ts'];
const quick: readonly (readonly Step[])[] = [
  // Two lanes for two cores.
  [check('types', 'check-types'), check('format', 'check-format'), suite('unit', 'unit', ...counting)],
  [check('build', 'build'), check('lint', 'lint')],
];
const slow: readonly Step[] = [suite('integration', 'integration'), suite('e2e', 'e2e', ...counting)];

async function main(): Promise<void> {
  const named = process.argv.slice(2);
  const wanted = (step: Step) => named.length === 0 || named.includes(step.name);
  const needsCode = slow.some(wanted);
  const installing = needsCode ? install() : Promise.resolve();
  const lanes = quick.map((steps) => runInOrder(steps.filter(wanted)));
  const results = (await Promise.all(lanes)).flat();
  await installing;
  const built = results.every(({ name, counts }) => name !== 'build' || counts.failed === 0);
  if (built) results.push(...(await runInOrder(slow.filter(wanted))));
  else results.push(...slow.filter(wanted).map(notRun));

  console.log();
  for (const { name, counts, seconds } of results) {
    const figures = `${counts.passed} passed, ${counts.failed} failed`;
    console.log(`${counts.failed === 0 ? '✔' : '✘'} ${name.padEnd(12)} ${figures}, ${seconds.toFixed(1)} s`);
  }
  const total = results.map(({ counts }) => counts).reduce(addCounts, noCounts);
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
  console.log(`${total.passed} passed, ${total.failed} failed`);
}

/** A failed step does not keep the next from running: one run shows everything that is wrong. */
async function runInOrder(steps: readonly Step[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const step of steps) results.push(await runStep(step));
  return results;
}

function notRun({ name }: Step): Result {
  console.log(`${name}: not run, there is no build`);
  return { name, counts: { passed: 0, failed: 1 }, seconds: 0 };
}

async function install(): Promise<void> {
  const started = performance.now();
  await Promise.all([...versions.map(installVisualStudioCode), installBrowser()]);
  console.log(
    `VS Code ${versions.join(' and ')} are here, ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
}

runProgram(main);
