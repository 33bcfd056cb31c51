import { execFile, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { breakOnPurpose } from './broken';
import { bundle } from './bundle';
import { mutants } from './mutants';
import { replay, retell, runShare } from './share';
import type { ShareResult } from './share';

/**
 * npm run torture [-- --worlds N --seed S [--whole] [--path P] [--mutant NAME]]
 * npm run torture -- --mutants [--only PART OF A NAME]
 * npm run torture -- --script JSON
 * With a path or a script, that one world is played again and its story told.
 */
const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '777' },
    path: { type: 'string' },
    script: { type: 'string' },
    mutant: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    share: { type: 'boolean', default: false },
    brief: { type: 'boolean', default: false },
    /** Every step of the journeys in all ways; without it in half of them, the other half with the next seed. */
    whole: { type: 'boolean', default: false },
    /** Which of the processes this is: each sweeps its own steps of the journeys. */
    part: { type: 'string', default: '0' },
  },
});
const worlds = Number(values.worlds);
const seed = Number(values.seed);
const processes = Math.max(1, Math.min(availableParallelism(), 2));

void main();

async function main(): Promise<void> {
  if (values.mutants) {
    await huntMutants();
  } else if (values.share) {
    process.send?.(await (values.brief ? playBriefly() : playPart()));
  } else if (values.mutant !== undefined) {
    await playMutant(values.mutant);
  } else if (values.script !== undefined) {
    await retell(values.script);
  } else if (values.path !== undefined) {
    await replay(seed, values.path);
  } else {
    await playAll();
  }
}

/** What falls to this process. */
function playPart(): Promise<ShareResult> {
  const index = Number(values.part);
  const half = values.whole ? undefined : (seed - index) % 2;
  const sweep = { isPlayed: () => true, every: 1, part: { index, of: processes }, half };
  return runShare(worlds, seed, { sweep });
}

/** Until something is noticed: first what shows in most worlds, then what needs one moment, then what needs luck. */
async function playBriefly(): Promise<ShareResult> {
  const first = await runShare(150, seed, { isBrief: true });
  if (first.failure !== undefined) {
    return first;
  }
  const sweep = { isPlayed: () => true, every: 5 };
  const second = await runShare(worlds, seed + 1, { isBrief: true, sweep, limit: 300_000 });
  return { ...second, worlds: first.worlds + second.worlds };
}

async function playAll(): Promise<void> {
  const began = performance.now();
  const { file, dispose } = await bundle(process.argv[1] ?? '');
  const more = values.whole ? ['--whole'] : [];
  const results = await Promise.all(
    Array.from({ length: processes }, (_, index) =>
      playShare(file, Math.ceil(worlds / processes), seed + index, ['--part', String(index), ...more]),
    ),
  ).finally(dispose);
  const sum = (pick: (result: ShareResult) => number): number =>
    results.reduce((total, result) => total + pick(result), 0);
  const kinds = [...new Set(results.flatMap(({ crashedAt }) => crashedAt))].sort();
  console.log(`seed ${seed}, ${processes} processes`);
  console.log(
    `${sum((r) => r.worlds)} worlds, ${sum((r) => r.steps)} steps, ${sum((r) => r.faults)} faults, ` +
      `${sum((r) => r.swept)} steps between click and file ended at one by one, ` +
      `${sum((r) => r.crashes)} crashes at ${kinds.length} kinds of step, ${sum((r) => r.powerLosses)} losses of power, ` +
      `${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
  console.log(`crashed at: ${kinds.join(', ')}`);
  for (const { failure } of results) {
    if (failure !== undefined) {
      console.log(failure);
      process.exitCode = 1;
    }
  }
}

/** Breaks the code on purpose, one way after the other; each must be noticed. */
async function huntMutants(): Promise<void> {
  const names = Object.keys(mutants).filter((name) => name.includes(values.only));
  const hunt = async (): Promise<void> => {
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
      await huntOne(name);
    }
  };
  await Promise.all(Array.from({ length: processes }, hunt));
}

async function huntOne(name: string): Promise<void> {
  const broken = breakOnPurpose(name);
  if (broken.unit !== undefined) {
    await huntByUnitTests(name, broken.unit).finally(() => {
      broken.dispose();
    });
    return;
  }
  const { file, dispose } = await bundle(broken.main);
  try {
    const { failure, worlds: played } = await playShare(file, 5_000, seed, ['--brief']);
    const [words = '', where = ''] = failure?.split('\n') ?? [];
    const how = where.includes(';') ? where.slice(0, where.indexOf(';')).trim() : '';
    console.log(
      failure === undefined
        ? `NOT CAUGHT in ${played} worlds: ${name}`
        : `caught: ${name}; ${words.slice('BROKEN: '.length)}, ${how}`,
    );
    if (failure === undefined) {
      process.exitCode = 1;
    }
  } finally {
    dispose();
    broken.dispose();
  }
}

async function huntByUnitTests(name: string, tests: string): Promise<void> {
  const mocha = join(dirname(createRequire(__filename).resolve('mocha/package.json')), 'bin/mocha.js');
  const told = await outputOf([mocha, '--no-config', '--require', 'tsx', '--timeout', '20000', tests]);
  const failing = /^\s*(\d+) failing$/m.exec(told)?.[1];
  if (failing === undefined) {
    process.exitCode = 1;
  }
  console.log(
    failing === undefined
      ? `NOT CAUGHT by unit tests: ${name}`
      : `caught: ${name}; ${failing} unit tests failed`,
  );
}

/** What a script of Node prints, however it ends. */
function outputOf(args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...args], (_error, stdout) => {
      resolve(stdout);
    });
  });
}

/** The shortest script that shows one mistake, or with a path its story. */
async function playMutant(name: string): Promise<void> {
  const broken = breakOnPurpose(name);
  try {
    if (values.path === undefined) {
      console.log((await playShare(broken.main, worlds, seed)).failure ?? 'Nothing is broken.');
    } else {
      await ended(start(broken.main, ['--seed', String(seed), '--path', values.path]));
    }
  } finally {
    broken.dispose();
  }
}

function playShare(
  script: string,
  count: number,
  shareSeed: number,
  more: readonly string[] = [],
): Promise<ShareResult> {
  const child = start(script, ['--share', '--worlds', String(count), '--seed', String(shareSeed), ...more]);
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      resolve(message as ShareResult);
    });
    ended(child).then(() => {
      reject(new Error('A share ended without a word.'));
    }, reject);
  });
}

function start(script: string, args: readonly string[]): ReturnType<typeof fork> {
  return fork(script, [...args], { execArgv: script.endsWith('.ts') ? ['--import', 'tsx'] : [] });
}

function ended(child: ReturnType<typeof fork>): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      resolve();
    });
  });
}
