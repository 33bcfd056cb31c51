import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseJobRecord } from '../../../src/core/jobRecord';
import { formatJobRecord } from '../../../src/core/jobRecordText';
import { jobIn, jobStates } from './jobArbitrary';

describe('jobRecord', () => {
  for (const state of jobStates) {
    it(`gives back every job that is ${state}`, () => {
      fc.assert(
        fc.property(jobIn(state), (job) => {
          assert.deepEqual(parseJobRecord(formatJobRecord(job)), { kind: 'job', job: plain(job) });
        }),
        { numRuns: 60 },
      );
    });
  }

  it('reads past what a later release may add, so that no paid job is hidden from an earlier one', () => {
    const [job] = fc.sample(jobIn('waiting'), { numRuns: 1, seed: 5 });
    assert.ok(job);
    const { request } = job;
    const more = {
      ...job,
      request: { ...request, destination: { ...request.destination, moon: { is: 1 } } },
    };
    const text = JSON.stringify({ version: 1, job: more });
    assert.deepEqual(parseJobRecord(text), { kind: 'job', job: plain(job) });
  });

  it('leaves records of a later release to it, whatever they hold', () => {
    assert.deepEqual(parseJobRecord('{"version":2,"job":{"new":true}}'), {
      kind: 'laterVersion',
      version: 2,
    });
  });

  for (const text of ['', '{', 'null', '[]', '"x"', '{}', '{"version":"1"}', '{"version":0,"job":{}}']) {
    it(`cannot read ${JSON.stringify(text)}`, () => {
      assert.equal(parseJobRecord(text).kind, 'unreadable');
    });
  }

  it('names what does not fit, and never the content', () => {
    const [job] = fc.sample(jobIn('queued'), { numRuns: 1, seed: 3 });
    assert.ok(job);
    const text = JSON.stringify({ version: 1, job: { ...job, notBefore: 'sesame' } });
    assert.deepEqual(parseJobRecord(text), { kind: 'unreadable', expected: 'notBefore (invalid_type)' });
  });

  it('takes no time that no date can be', () => {
    const [job] = fc.sample(jobIn('queued'), { numRuns: 1, seed: 3 });
    assert.ok(job);
    for (const createdAt of [1e300, -1e300, 8.7e15]) {
      const outer: string = JSON.stringify({ version: 1, job: { ...job, createdAt } });
      assert.equal(parseJobRecord(outer).kind, 'unreadable');
    }
  });

  it('never throws on a damaged record', () => {
    fc.assert(
      fc.property(jobIn('saved'), fc.nat(), fc.string({ maxLength: 3 }), (job, at, noise) => {
        const text = formatJobRecord(job);
        const cut = at % text.length;
        parseJobRecord(text.slice(0, cut) + noise + text.slice(cut + 1));
        assert.equal(parseJobRecord(text.slice(0, cut)).kind, 'unreadable');
      }),
    );
  });
});

/** Dictionaries of the generator have no prototype, which JSON does not keep. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
