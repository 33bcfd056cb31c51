import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { addCounts, noCounts, readCounts, type Counts } from './counts';
import { npmCommand } from './npm';
import { start } from './processes';
import { root } from './paths';
import { makeTemporaryFolder } from './temporary';

export interface Step {
  readonly name: string;
  /** An npm script and its parameters. */
  readonly script: readonly string[];
  /** Whether it runs tests and counts them itself; else the step counts as one. */
  readonly suite: boolean;
}

export interface Result {
  readonly name: string;
  readonly counts: Counts;
  /** s */
  readonly seconds: number;
}

/** Runs a step with live output, each line under the step's name. */
export async function runStep(step: Step): Promise<Result> {
  const started = performance.now();
  const countsFile = join(makeTemporaryFolder('counts'), 'counts.json');
  const [program, ...first] = npmCommand();
  const parameters = [...first, 'run', '--silent', ...step.script];
  const env = {
    ...process.env,
    COUNTS_FILE: countsFile,
    ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
  };
  const child = start(program, parameters, { cwd: root, env });
  const prefix = step.name.padEnd(12);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      console.log(`${prefix}│ ${line}`);
    });
  }
  await once(child, 'close');
  const seconds = (performance.now() - started) / 1000;
  const counted = step.suite ? await readCounts(countsFile) : noCounts;
  return { name: step.name, counts: judge(step, child.exitCode === 0, counted), seconds };
}

function judge(step: Step, good: boolean, counted: Counts): Counts {
  if (!step.suite) return good ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  // A suite that broke outside its tests, or that ran none, has failed.
  if (counted.failed > 0 || (good && counted.passed > 0)) return counted;
  return addCounts(counted, { passed: 0, failed: 1 });
}
