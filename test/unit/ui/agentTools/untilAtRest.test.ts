import assert from 'node:assert/strict';
import { untilAtRest } from '../../../../src/ui/agentTools/untilAtRest';
import { jobIn, RecordedJobs } from '../sampleJobs';

describe('untilAtRest', () => {
  const never = new AbortController().signal;

  it('is over at once for jobs that rest or are not there', async () => {
    const jobs = new RecordedJobs();
    jobs.jobs = [jobIn.saved];
    await untilAtRest(jobs, ['job-1', 'nobody'], never);
  });

  it('ends with the last job', async () => {
    const jobs = new RecordedJobs();
    jobs.jobs = [jobIn.waiting];
    let isOver = false;
    const waiting = untilAtRest(jobs, ['job-1'], never).then(() => (isOver = true));
    jobs.change(jobIn.ready, jobIn.waiting);
    await Promise.resolve();
    assert.equal(isOver, false);
    jobs.change(jobIn.saved, jobIn.ready);
    await waiting;
  });

  it('ends when nobody waits any more', async () => {
    const jobs = new RecordedJobs();
    jobs.jobs = [jobIn.waiting];
    const given = new AbortController();
    const waiting = untilAtRest(jobs, ['job-1'], given.signal);
    given.abort();
    await waiting;
    await untilAtRest(jobs, ['job-1'], given.signal);
  });
});
