import assert from 'node:assert/strict';
import type { Job } from '../../../../src/core/job';
import { reportOf } from '../../../../src/ui/agentTools/toolReport';
import { english, failedJob, jobIn, keptPicture } from '../sampleJobs';

function report(job: Job): ReturnType<typeof reportOf> {
  return reportOf(job, {
    t: english,
    relativePath: (uri) => uri.replace('file:///project/', ''),
    explain: (one) => (one.state === 'failed' ? 'It did not work. Nothing was charged.' : undefined),
    typicalDuration: () => 28_400,
  });
}

describe('what a language model is told of a job', () => {
  it('says of a finished one where the file is, how large, what to put as its alt text, and the cost', () => {
    assert.deepEqual(report({ ...jobIn.saved, outputs: [keptPicture] }), {
      ...{ id: 'job-1', state: 'saved', prompt: 'a red fox', alt: 'a red fox', cost: 0.0123, seed: 7 },
      files: [{ path: 'assets/images/a-red%20fox.png', width: 8, height: 8 }],
    });
  });

  it('says of a running one how long it usually takes, and nothing of files', () => {
    assert.deepEqual(report(jobIn.waiting), {
      ...{ id: 'job-1', state: 'waiting', prompt: 'a red fox', seed: 7, usuallyTakes: 28 },
    });
  });

  it('says what went wrong, and whether money was spent', () => {
    assert.equal(report(failedJob('blocked')).problem, 'It did not work. Nothing was charged.');
  });

  it('tells back the beginning of a long prompt on one line', () => {
    const prompt = `a fox\n\n${'very '.repeat(200)}red`;
    const told = report({ ...jobIn.queued, request: { ...jobIn.queued.request, prompt } }).prompt;
    assert.ok(told.length <= 200 && told.startsWith('a fox very'), told);
  });
});
