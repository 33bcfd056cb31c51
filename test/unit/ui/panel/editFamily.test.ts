import assert from 'node:assert/strict';
import type { Job } from '../../../../src/core/job';
import { EditFamily } from '../../../../src/ui/panel/editFamily';
import { jobIn } from '../sampleJobs';

const base = jobIn.saved;
const fox: Job = { ...base, id: 'fox', createdAt: 1, outputs: [], files: ['file:///p/fox.png'] };
const edit: Job = {
  ...base,
  ...{ id: 'edit', createdAt: 2, outputs: [], files: ['file:///p/edit.png'] },
  request: { ...base.request, images: { image: { kind: 'file', uri: 'file:///p/fox.png' } } },
};

describe('EditFamily', () => {
  it('knows what was told too early, and too long', () => {
    let jobs: readonly Job[] = [edit];
    const family = new EditFamily({ list: () => jobs });
    assert.deepEqual(family.outdated(), []);
    assert.equal(family.tell(edit), undefined);
    assert.deepEqual(family.outdated(), []);

    // The record of what it was made from is read after it.
    jobs = [edit, fox];
    assert.equal(family.follow({ kind: 'added', job: fox }), true);
    assert.deepEqual(family.outdated(), ['edit']);
    assert.equal(family.tell(edit), 'fox');
    assert.deepEqual(family.outdated(), []);

    jobs = [edit];
    assert.equal(family.follow({ kind: 'removed', job: fox }), true);
    assert.deepEqual(family.outdated(), ['edit']);
    assert.equal(family.tell(edit), undefined);
  });

  it('is not moved by what makes or loses no picture', () => {
    const family = new EditFamily({ list: () => [edit, fox] });
    const change = { kind: 'changed', job: jobIn.waiting, previous: jobIn.queued, isOwn: true } as const;
    assert.equal(family.follow(change), false);
  });
});
