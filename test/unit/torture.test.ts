import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mutants } from '../torture/mutants';
import { runShare } from '../torture/share';

describe('A small share of the torture', () => {
  it('breaks no promise', async function () {
    // Some seconds of computing, several times that on a busy machine.
    this.timeout(120_000);
    const sweep = { isPlayed: (journey: number) => journey === 1, every: 12 };
    const { failure, worlds, crashes, swept } = await runShare(200, 20_260, { sweep });
    assert.equal(failure, undefined);
    assert.ok(worlds > 200 + swept && swept > 15 && crashes > swept);
  });

  it('knows where to break the code on purpose', () => {
    const astray = Object.entries(mutants).filter(([, { file, from }]) => {
      const text = readFileSync(path.resolve(__dirname, '../../src', file), 'utf8');
      return text.split(from).length !== 2;
    });
    assert.deepEqual(
      astray.map(([name]) => name),
      [],
    );
  });
});
