import assert from 'node:assert/strict';
import { ReadRow } from '../../../../src/ui/jobsView/readRow';

describe('the row whose tooltip is read', () => {
  it('is the one that was looked at last, for a while', () => {
    let now = 0;
    const read = new ReadRow(() => now);
    assert.ok(!read.is('a') && !read.is(''));
    read.look('a');
    now = 14_999;
    assert.ok(read.is('a') && !read.is('b'));
    read.look('b');
    assert.ok(!read.is('a') && read.is('b'));
    now += 15_000;
    assert.ok(!read.is('b'));
  });
});
