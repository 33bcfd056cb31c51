import assert from 'node:assert/strict';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { aboutJob, JobError } from '../../../src/ui/jobError';
import { Refusal } from '../../../src/ui/refusal';
import { jobIn, RecordedJobs } from './sampleJobs';

const disk = new QwenImageError('disk', { detail: 'ENOSPC' });

describe('aboutJob', () => {
  it('passes on what comes of it', async () => {
    assert.equal(await aboutJob(new RecordedJobs(), jobIn.waiting, () => Promise.resolve(7)), 7);
  });

  it('knows of an error which job it is about, as that is by then', async () => {
    const jobs = new RecordedJobs();
    const failing = aboutJob(jobs, jobIn.queued, () => {
      jobs.jobs = [jobIn.ready];
      return Promise.reject(disk);
    });
    await assert.rejects(failing, (error) => {
      assert.ok(error instanceof JobError);
      assert.equal(error.cause, disk);
      assert.equal(error.job, jobIn.ready);
      return true;
    });
  });

  it('knows the job as it was when it is gone', async () => {
    const failing = aboutJob(new RecordedJobs(), jobIn.saved, () => Promise.reject(disk));
    await assert.rejects(failing, (error) => error instanceof JobError && error.job === jobIn.saved);
  });

  it('lets a refusal be, and errors of no job', async () => {
    const refusal = new Refusal('No.');
    const jobs = new RecordedJobs();
    await assert.rejects(
      aboutJob(jobs, jobIn.saved, () => Promise.reject(refusal)),
      (error) => error === refusal,
    );
    await assert.rejects(
      aboutJob(jobs, undefined, () => Promise.reject(disk)),
      (error) => error === disk,
    );
  });
});
