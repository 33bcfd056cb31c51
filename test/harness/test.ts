import { addCounts, noCounts } from './counts';
import { installBrowser } from './browser';
import { runProgram } from './program';
import { runStep, type Result, type Step } from './step';
import { installVisualStudioCode, versions } from './visualStudioCode';

// Runs every check there is, or the steps that are named. The last line is `N passed, N failed`.

const check = (name: string, script: string): Step => ({ name, script: [script], suite: false });
const suite = (name: string, ...script: readonly string[]): Step => ({ name, script, suite: true });

const counting = ['--', '--reporter', 'test/harness/countingReporter.ts'];
const build = check('build', 'build');
const e2e = suite('e2e', 'e2e', ...counting);
const integration = suite('integration', 'integration');
/** Two lanes for two cores, about as long as each other. */
const lanes: readonly (readonly Step[])[] = [
  [build, e2e],
  [
    check('types', 'check-types'),
    check('format', 'check-format'),
    check('lint', 'lint'),
    suite('unit', 'unit', ...counting),
    integration,
  ],
];
/** What needs VS Code, and the extension built if that is wanted too. */
const inEditor: ReadonlySet<Step> = new Set([e2e, integration]);

async function main(): Promise<void> {
  const named = process.argv.slice(2);
  const wanted = (step: Step) => named.length === 0 || named.includes(step.name);
  const chosen = lanes.map((steps) => steps.filter(wanted));
  const installing = chosen.flat().some((step) => inEditor.has(step)) ? install() : Promise.resolve();
  const building = wanted(build) ? runStep(build) : undefined;
  const run = async (step: Step): Promise<Result> => {
    if (step === build && building !== undefined) return building;
    if (!inEditor.has(step)) return runStep(step);
    await installing;
    return (await building)?.counts.failed === 1 ? notRun(step) : runStep(step);
  };
  const results = (await Promise.all(chosen.map((steps) => runInOrder(steps, run)))).flat();

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
async function runInOrder(
  steps: readonly Step[],
  run: (step: Step) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const step of steps) results.push(await run(step));
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
