import assert from 'node:assert/strict';
import { editTree } from '../../../media/panel/editTree';
import { findResult } from '../../../media/panel/result';
import type { JobView } from '../../../src/protocol/jobView';
import { view } from './view';

/** As the host tells it: `photo` was made by no job. */
function saved(id: string, createdAt: number, from?: string): JobView {
  return view(id, 'saved', {
    createdAt,
    pictures: [{ uri: `file:///${id}.png`, src: `vscode:/${id}.png`, name: `${id}.png` }],
    ...(from === undefined ? {} : { source: { uri: `file:///${from}.png`, name: `${from}.png` } }),
    ...(from === undefined || from === 'photo' ? {} : { parent: from }),
  });
}

/** The tree as it looks from one result, a line a step. */
function drawn(id: string, jobs: readonly JobView[]): readonly string[] {
  const result = findResult(jobs, id);
  assert.ok(result);
  return editTree(result, jobs).map((step) => {
    const name = step.kind === 'source' ? `[${step.source.name}]` : step.result.job.id;
    return '  '.repeat(step.depth) + name;
  });
}

describe('editTree', () => {
  const jobs = [
    ...[saved('first', 1), saved('dusk', 2, 'first'), saved('moon', 3, 'dusk'), saved('dawn', 4, 'first')],
    ...[saved('photo-edit', 5, 'photo'), saved('alone', 6)],
  ];

  it('is the same from whichever step it is looked at', () => {
    const whole = ['first', '  dusk', '    moon', '  dawn'];
    for (const id of ['first', 'dusk', 'moon', 'dawn']) assert.deepEqual(drawn(id, jobs), whole);
  });

  it('begins with the file when that was not made here', () => {
    assert.deepEqual(drawn('photo-edit', jobs), ['[photo.png]', '  photo-edit']);
  });

  it('is none for several pictures of one job that nobody edited', () => {
    const picture = (name: string) => ({ uri: `file:///${name}`, src: `vscode:/${name}`, name });
    const two = view('two', 'saved', { createdAt: 9, pictures: [picture('a.png'), picture('b.png')] });
    assert.deepEqual(drawn('two', [two]), []);
  });

  it('goes by what the host says, wherever the pictures lie by now', () => {
    const moved = { uri: 'file:///elsewhere.png', name: 'elsewhere.png' };
    const edit = view('edit', 'saved', { createdAt: 9, pictures: [], source: moved, parent: 'moon' });
    assert.deepEqual(drawn('edit', [...jobs, edit]), [
      ...['first', '  dusk', '    moon', '      edit', '  dawn'],
    ]);
    // What it was made from has been removed from the list.
    const orphan = view('orphan', 'saved', { createdAt: 9, source: moved, parent: 'gone' });
    assert.deepEqual(drawn('orphan', [...jobs, orphan]), ['[elsewhere.png]', '  orphan']);
  });

  it('is worked out once for a list of jobs', () => {
    let reads = 0;
    const counted = [...jobs];
    const first = counted[0];
    assert.ok(first);
    counted[0] = Object.defineProperty({ ...first }, 'parent', {
      get: () => {
        reads += 1;
        return undefined;
      },
    });
    drawn('alone', counted);
    const once = reads;
    drawn('alone', counted);
    assert.equal(reads, once);
    assert.ok(once > 0);
  });

  it('is empty for a picture that was never edited', () => {
    assert.deepEqual(drawn('alone', jobs), []);
  });

  it('ends where sources go round in a circle', () => {
    const circle = [saved('egg', 1, 'hen'), saved('hen', 2, 'egg')];
    const steps = drawn('egg', circle);
    assert.ok(steps.length < 5, steps.join('\n'));
  });
});
