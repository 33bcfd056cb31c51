import assert from 'node:assert/strict';
import { jobOrderChanges, orderJobs } from '../../../../src/ui/jobsView/jobOrder';
import { dismissedJob, jobIn, sent } from '../sampleJobs';

describe('orderJobs', () => {
  it('puts running jobs first, then those that need a person, then the rest, each in the order given', () => {
    const cancelled = dismissedJob('cancelled', { reached: 'nothing' });
    const jobs = [jobIn.saved, jobIn.failed, jobIn.waiting, cancelled, jobIn.unconfirmed, jobIn.queued];
    const deadline = dismissedJob('deadline', sent);
    assert.deepEqual(
      orderJobs([...jobs, deadline]).map((job) => job.state),
      ['waiting', 'queued', 'failed', 'unconfirmed', 'dismissed', 'saved', 'dismissed'],
    );
  });

  it('leaves the list it is given alone', () => {
    const jobs = [jobIn.saved, jobIn.waiting];
    orderJobs(jobs);
    assert.equal(jobs[0], jobIn.saved);
  });

  it('tells a change that moves a job from one that does not', () => {
    assert.equal(jobOrderChanges(jobIn.queued, jobIn.waiting), false);
    assert.equal(jobOrderChanges(jobIn.waiting, jobIn.saved), true);
    assert.equal(jobOrderChanges(jobIn.waiting, jobIn.failed), true);
  });
});
