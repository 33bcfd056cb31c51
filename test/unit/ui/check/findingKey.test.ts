import assert from 'node:assert/strict';
import type { RecordFinding } from '../../../../src/ui/check/finding';
import { findingKey, findingWithKey } from '../../../../src/ui/check/findingKey';
import { recordOf } from './sampleFindings';

describe('the key of a finding', () => {
  const a: RecordFinding = { kind: 'lost', now: undefined, found: recordOf('a.png', 'a'.repeat(64)) };
  const b: RecordFinding = { kind: 'lost', now: undefined, found: recordOf('b.png', 'b'.repeat(64)) };

  it('leads to the very finding that an action was made for, whatever was asked for since', () => {
    const key = findingKey(a);
    assert.equal(findingWithKey([b, a], key), a);
    assert.equal(findingWithKey([b, { ...a }], key)?.found, a.found);
  });

  it('leads nowhere once that is settled, or says something else', () => {
    assert.equal(findingWithKey([b], findingKey(a)), undefined);
    assert.equal(findingWithKey([], findingKey(a)), undefined);
    const others: readonly RecordFinding[] = [
      { ...a, now: 'file:///site/c.png' },
      { kind: 'changed', found: a.found },
      { ...a, found: { ...a.found, root: 'file:///other' } },
      { ...a, found: { ...a.found, kept: 'history' } },
      { ...a, found: recordOf('a.png', 'c'.repeat(64)) },
    ];
    assert.equal(findingWithKey(others, findingKey(a)), undefined);
  });
});
