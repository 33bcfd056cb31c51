import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mutants } from '../torture/mutants';
import { play } from '../torture/play';
import { runShare } from '../torture/share';
import { newFigures } from '../torture/stage';

describe('A small share of the torture', () => {
  it('breaks no promise', async function () {
    // Some seconds of computing, several times that on a busy machine.
    this.timeout(120_000);
    const sweep = { isPlayed: (journey: number) => journey === 1, every: 12 };
    const { failure, worlds, crashes, swept } = await runShare(200, 20_260, { sweep });
    assert.equal(failure, undefined);
    assert.ok(worlds > 200 + swept && swept > 15 && crashes > swept);
  });

  it('lets a person ask again once Segmind is done, however long that takes', async () => {
    const late = {
      kind: 'accepted',
      latency: 200,
      duration: 1_800_000,
      isFailing: false,
      notFound: 0,
    } as const;
    const submit = { kind: 'submit', window: 0, isEdit: false, isReplacing: false } as const;
    // The clock goes back, so that nobody can tell when the hour ends; the first answer of all is then nonsense.
    const { violation } = await play(
      {
        seed: 0,
        trouble: 0,
        isSync: false,
        hasLinks: true,
        watchFor: 60_000,
        finishing: 'none',
        isPlaceholder: false,
        fates: [{ ...late, lies: ['absurd'], downloads: [] }],
        deeds: [
          { deed: submit, steps: 0 },
          { deed: { kind: 'clockJump', days: -1, steps: 28 }, steps: 0 },
          { deed: { kind: 'pass', time: 200 }, steps: 0 },
          { deed: { kind: 'powerLoss', steps: 0 }, steps: 0 },
        ],
      },
      newFigures(),
    );
    assert.equal(violation, undefined);
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
