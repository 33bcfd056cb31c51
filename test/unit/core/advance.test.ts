import assert from 'node:assert/strict';
import fc from 'fast-check';

import { advance } from '../../../src/core/advance';
import type { JobEvent } from '../../../src/core/advance';
import { dismissReason, newJob } from '../../../src/core/jobRules';
import { isActive, progressOf, requestIdOf, spendingOf } from '../../../src/core/job';
import type { Job, JobState } from '../../../src/core/job';
import { aRequest } from '../../fakes/trackerWorld';

const failure = { code: 'server', detail: '' } as const;
const events: Readonly<Record<string, JobEvent>> = {
  uploaded: { kind: 'uploaded', parameter: 'image', url: 'https://images.example/1' },
  submitting: { kind: 'submitting', at: 10 },
  postponed: { kind: 'postponed', until: 20, why: 'neverSent' },
  answerLost: { kind: 'answerLost', detail: 'reset' },
  accepted: { kind: 'accepted', requestId: 'r1', at: 11 },
  seen: { kind: 'seen', remote: { kind: 'processing' } },
  completed: {
    kind: 'completed',
    at: 40,
    outputs: [{ kind: 'remote', url: 'https://images.example/2' }],
    metrics: { cost: 0.04 },
  },
  kept: {
    kind: 'kept',
    index: 0,
    output: { kind: 'kept', file: 'f', type: 'png', width: 1, height: 1, size: 1, sha256: '00' },
  },
  placing: { kind: 'placing', targets: ['file:///a.png'] },
  saved: { kind: 'saved', at: 50 },
  failed: { kind: 'failed', at: 60, failure, isOver: false },
  over: { kind: 'failed', at: 60, failure, isOver: true },
  cancelled: { kind: 'dismissed', at: 70, reason: 'cancelled' },
  stopped: { kind: 'dismissed', at: 70, reason: 'stopped' },
  letBe: { kind: 'dismissed', at: 70, reason: 'letBe' },
  retried: { kind: 'retried', at: 80 },
  redirected: {
    kind: 'redirected',
    destination: { ...aRequest.destination, folder: 'file:///project/other' },
  },
};

const start = newJob('j1', aRequest, 1);
const after = (...names: readonly string[]): Job =>
  names.reduce((job, name) => {
    const event = events[name];
    assert.ok(event, name);
    return advance(job, event);
  }, start);

const cases: readonly (readonly [path: string, state: JobState])[] = [
  ['', 'queued'],
  ['uploaded', 'queued'],
  ['submitting', 'submitting'],
  ['submitting postponed', 'queued'],
  ['submitting answerLost', 'unconfirmed'],
  ['submitting answerLost retried', 'queued'],
  ['submitting answerLost letBe', 'dismissed'],
  ['submitting answerLost accepted', 'waiting'],
  ['submitting accepted', 'waiting'],
  ['submitting accepted seen', 'waiting'],
  ['submitting accepted stopped', 'dismissed'],
  ['submitting accepted stopped retried', 'waiting'],
  ['submitting accepted failed', 'failed'],
  ['submitting accepted failed retried', 'waiting'],
  ['submitting accepted over', 'failed'],
  ['submitting accepted over retried', 'queued'],
  ['submitting accepted completed', 'ready'],
  ['submitting completed', 'ready'],
  ['submitting accepted completed kept placing saved', 'saved'],
  ['submitting accepted completed failed', 'failed'],
  ['submitting accepted completed failed retried', 'ready'],
  ['cancelled', 'dismissed'],
  ['cancelled retried', 'queued'],
  // What does not fit changes nothing.
  ['accepted', 'queued'],
  ['submitting cancelled', 'submitting'],
  ['submitting accepted cancelled', 'waiting'],
  ['submitting accepted submitting', 'waiting'],
  ['submitting accepted completed seen', 'ready'],
  ['submitting accepted completed kept placing saved failed retried submitting', 'saved'],
];

describe('advance', () => {
  for (const [path, state] of cases) {
    it(`${path === '' ? 'nothing' : path} → ${state}`, () => {
      assert.equal(after(...path.split(' ').filter(Boolean)).state, state);
    });
  }

  it('leaves the very same object when an event does not fit', () => {
    const job = after('submitting', 'accepted');
    assert.equal(advance(job, { kind: 'saved', at: 1 }), job);
  });

  it('never loses a request id, never goes back behind a delivery, and always leaves a way on', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values(events)), { maxLength: 30 }), (script) => {
        let job: Job = start;
        for (const event of script) {
          const next = advance(job, event);
          const isForgotten = event.kind === 'failed' && event.isOver && next !== job;
          if (progressOf(job).reached === 'delivered') {
            assert.equal(progressOf(next).reached, isForgotten ? 'nothing' : 'delivered');
          }
          if (requestIdOf(job) !== undefined && !isForgotten) {
            assert.equal(requestIdOf(next), requestIdOf(job));
          }
          const leadsOn =
            isActive(next) || next.state === 'saved' || advance(next, { kind: 'retried', at: 1 }) !== next;
          assert.ok(leadsOn, next.state);
          job = next;
        }
      }),
    );
  });

  it('lets go of chosen names when the picture is to go elsewhere', () => {
    const job = after(
      'submitting',
      'accepted',
      'completed',
      'kept',
      'placing',
      'failed',
      'redirected',
      'retried',
    );
    assert.deepEqual(job.state === 'ready' && job.targets, []);
    assert.equal(job.request.destination.folder, 'file:///project/other');
  });

  it('knows what money was spent', () => {
    assert.equal(spendingOf(after('cancelled')), 'none');
    assert.equal(spendingOf(after('submitting', 'answerLost')), 'maybe');
    assert.equal(spendingOf(after('submitting', 'accepted', 'over')), 'none');
    assert.equal(spendingOf(after('submitting', 'accepted', 'completed', 'failed')), 'spent');
  });

  it('knows what ending a job means in each state', () => {
    assert.equal(dismissReason(start), 'cancelled');
    assert.equal(dismissReason(after('submitting')), undefined);
    assert.equal(dismissReason(after('submitting', 'accepted')), 'stopped');
    assert.equal(dismissReason(after('submitting', 'answerLost')), 'letBe');
  });
});
