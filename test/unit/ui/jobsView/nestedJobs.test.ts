import assert from 'node:assert/strict';
import type { Job } from '../../../../src/core/job';
import { nestedJobs } from '../../../../src/ui/jobsView/nestedJobs';
import { jobIn } from '../sampleJobs';
import { computingTime } from '../../computingTime';

/** @param from id of the job whose file is edited */
function job(id: string, createdAt: number, state: Job['state'], from?: string): Job {
  const known = jobIn[state];
  const image = { kind: 'file', uri: `file:///p/${from ?? ''}.png` } as const;
  const request = { ...known.request, images: from === undefined ? {} : { image } };
  const named = { ...known, id, createdAt, request };
  return named.state === 'saved' ? { ...named, outputs: [], files: [`file:///p/${id}.png`] } : named;
}

/** A line a row, newest jobs first as the ledger has them. */
function rows(...jobs: readonly Job[]): readonly string[] {
  const { roots, edits, parents } = nestedJobs(
    [...jobs].sort((one, other) => other.createdAt - one.createdAt),
  );
  const list = (one: Job, depth: number): readonly string[] => {
    const own = edits.get(one.id) ?? [];
    for (const edit of own) assert.equal(parents.get(edit.id)?.id, one.id);
    return [`${'-'.repeat(depth)}${one.id}`, ...own.flatMap((edit) => list(edit, depth + 1))];
  };
  return roots.flatMap((root) => list(root, 0));
}

describe('nestedJobs', () => {
  const fox = job('fox', 1, 'saved');
  const snow = job('snow', 2, 'saved', 'fox');
  const night = job('night', 3, 'saved', 'snow');
  const rain = job('rain', 4, 'saved', 'fox');
  const owl = job('owl', 5, 'saved');

  it('lays finished edits below what they were made from, oldest first', () => {
    assert.deepEqual(rows(fox, snow, night, rain), ['fox', '-snow', '--night', '-rain']);
  });

  it('has a chain where its newest step would stand', () => {
    assert.deepEqual(rows(fox, snow, owl), ['owl', 'fox', '-snow']);
    assert.deepEqual(rows(fox, owl, job('late', 6, 'saved', 'fox')), ['fox', '-late', 'owl']);
  });

  it('hides nothing that runs or needs a person', () => {
    const running = job('running', 6, 'waiting', 'fox');
    const failed = job('failed', 7, 'failed', 'snow');
    const late = job('late', 8, 'dismissed', 'fox');
    assert.deepEqual(rows(fox, snow, running, failed, late), [
      ...['running', 'late', 'failed', 'fox', '-snow'],
    ]);
  });

  it('lets edits stand by themselves when what they were made from has been removed', () => {
    assert.deepEqual(rows(snow, night, owl), ['owl', 'snow', '-night']);
  });

  it('loses no row, whatever comes of what', () => {
    const jobs = [
      job('one', 1, 'saved', 'two'),
      job('two', 1, 'saved', 'one'),
      job('self', 2, 'saved', 'self'),
    ];
    const shown = rows(...jobs).map((row) => row.replace(/^-+/, ''));
    assert.deepEqual([...shown].sort(), ['one', 'self', 'two']);
  });

  it('takes no longer for a long history', () => {
    const many = Array.from({ length: 5_000 }, (_, index) =>
      job(`j${index}`, index, 'saved', index % 5 === 0 ? undefined : `j${index - 1}`),
    );
    const milliseconds = computingTime(() => {
      assert.equal(rows(...many).length, 5_000);
    });
    assert.ok(milliseconds < 1_000, `${milliseconds} ms`);
  });
});
