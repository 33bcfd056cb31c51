import assert from 'node:assert/strict';
import { createPlacePanelRequests } from '../../../../src/ui/orders/placePanelRequests';
import { Refusal } from '../../../../src/ui/refusal';
import { aRequest, english, RecordedJobs } from '../sampleJobs';

const { destination, ...asked } = aRequest;

describe('createPlacePanelRequests', () => {
  it('makes no job where a link leads to the place of its picture, and tells how many were made before', async () => {
    const jobs = new RecordedJobs();
    const place = createPlacePanelRequests(jobs, () => Promise.resolve(destination), {
      files: {
        linkedFolder: ({ request }) =>
          Promise.resolve(request.prompt === 'a linked fox' ? 'assets/a-linked-fox' : undefined),
      },
      clock: { now: () => 5 },
      t: english,
    });
    const linked = { ...asked, prompt: 'a linked fox' };
    await assert.rejects(
      place([linked]),
      (error) => error instanceof Refusal && error.setting === 'qwenImage.fileNameTemplate',
    );
    assert.deepEqual(jobs.submitted, []);
    await assert.rejects(
      place([asked, linked, asked]),
      /1 of 3 pictures are being made already.*A link leads there/,
    );
    assert.deepEqual(jobs.submitted, [aRequest]);
  });
});
