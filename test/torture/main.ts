import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { mutants } from './mutants';
import { replay, runShare } from './share';
import type { ShareResult } from './share';

/**
 * npm run torture [-- --worlds N --seed S [--path P] [--mutant NAME]]
 * npm run torture -- --mutants
 * With a path, that one world is played again and its story told.
 */
const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '14000' },
    seed: { type: 'string', default: '777' },
    path: { type: 'string' },
    mutant: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    share: { type: 'boolean', default: false },
  },
});
const worlds = Number(values.worlds);
const seed = Number(values.seed);

void main();

async function main(): Promise<void> {
  if (values.mutants) {
    await huntMutants();
    return;
  }
  if (values.share) {
    process.send?.(await runShare(worlds, seed, values.mutant));
  } else if (values.path !== undefined) {
    await replay(seed, values.path, values.mutant);
  } else {
    const began = performance.now();
    const shares = Math.max(1, Math.min(availableParallelism(), 2));
    const results = await Promise.all(
      Array.from({ length: shares }, (_, index) =>
        playShare(Math.ceil(worlds / shares), seed + index, values.mutant),
      ),
    );
    const sum = (pick: (result: ShareResult) => number): number =>
      results.reduce((total, result) => total + pick(result), 0);
    const kinds = new Set(results.flatMap(({ crashedAt }) => crashedAt));
    console.log(`seed ${seed}, ${shares} processes`);
    console.log(
      `${sum((r) => r.worlds)} worlds, ${sum((r) => r.steps)} steps, ${sum((r) => r.faults)} faults, ` +
        `${sum((r) => r.crashes)} crashes at ${kinds.size} kinds of step, ` +
        `${((performance.now() - began) / 1000).toFixed(1)} s`,
    );
    for (const { failure } of results) {
      if (failure !== undefined) {
        console.log(failure);
        process.exitCode = 1;
      }
    }
  }
}

/** Breaks the world on purpose, one way after the other; each must be noticed. */
async function huntMutants(): Promise<void> {
  for (const name of Object.keys(mutants)) {
    const { failure, worlds: played } = await playShare(3_000, seed, name);
    const [broken = ''] = failure?.split('\n') ?? [];
    console.log(
      `${failure === undefined ? 'NOT CAUGHT' : 'caught'} after ${played} worlds: ${name}  ${broken}`,
    );
    if (failure === undefined) {
      process.exitCode = 1;
    }
  }
}

function playShare(count: number, shareSeed: number, mutant?: string): Promise<ShareResult> {
  return new Promise((resolve, reject) => {
    const args = ['--share', '--worlds', String(count), '--seed', String(shareSeed)];
    const child = fork(process.argv[1] ?? '', mutant === undefined ? args : [...args, '--mutant', mutant], {
      execArgv: ['--import', 'tsx'],
    });
    child.once('message', (message) => {
      resolve(message as ShareResult);
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`A share ended with ${code}.`));
    });
  });
}
