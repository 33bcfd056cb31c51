import assert from 'node:assert/strict';
import type { Job } from '../../../src/core/job';
import { requestAgain } from '../../../src/core/requestAgain';
import { aRequest, failedJob, jobIn, replacing, withPlaceholder } from '../ui/sampleJobs';

const random = { integer: () => 3, id: () => 'id' };

function again(job: Job, ...others: readonly Job[]): ReturnType<typeof requestAgain> {
  return requestAgain(job, random, [...others, job]);
}

describe('requestAgain', () => {
  const grey = withPlaceholder.destination.replaces?.uri ?? '';
  const filled: Job = { ...jobIn.saved, id: 'filled', request: withPlaceholder, files: [grey] };
  const failed: Job = { ...failedJob('server'), request: withPlaceholder };

  it('has another seed, and the pictures that it is given', () => {
    const image = { kind: 'file', uri: 'file:///a.png' } as const;
    assert.deepEqual(requestAgain(jobIn.saved, random, [jobIn.saved], { image }), {
      ...aRequest,
      parameters: { ...aRequest.parameters, seed: 3 },
      images: { image },
    });
  });

  it('fills the placeholder that still waits, and takes no picture for one', () => {
    assert.deepEqual(again(failed).destination, withPlaceholder.destination);
    assert.deepEqual(again(filled).destination, aRequest.destination);
    assert.deepEqual(again(failed, filled).destination, aRequest.destination);
  });

  it('replaces what was meant to be replaced', () => {
    const request = { ...replacing, destination: replacing.destination };
    assert.deepEqual(again({ ...jobIn.saved, request }).destination, replacing.destination);
  });
});
