import assert from 'node:assert/strict';
import type { Job } from '../../../src/core/job';
import { keepCharges } from '../../../src/ui/keepCharges';
import { silentLog } from '../../fakes/trackerWorld';
import { jobIn, RecordedJobs } from './sampleJobs';

describe('keepCharges', () => {
  it('keeps what a removed job may have cost, and loads nothing for one that cost nothing', async () => {
    const jobs = new RecordedJobs();
    const kept: Job[] = [];
    let loaded = 0;
    const keeping = keepCharges(
      jobs,
      () => {
        loaded += 1;
        return Promise.resolve({ rememberCharge: (job: Job) => kept.push(job) });
      },
      silentLog,
    );
    jobs.changes.fire({ kind: 'removed', job: jobIn.queued });
    jobs.changes.fire({ kind: 'added', job: jobIn.saved });
    assert.equal(loaded, 0);
    for (const job of [jobIn.saved, jobIn.unconfirmed]) {
      jobs.changes.fire({ kind: 'removed', job });
    }
    await Promise.resolve();
    assert.deepEqual(kept, [jobIn.saved, jobIn.unconfirmed]);
    keeping.dispose();
    jobs.changes.fire({ kind: 'removed', job: jobIn.saved });
    assert.equal(loaded, 2);
  });
});
