import assert from 'node:assert/strict';
import type { Job } from '../../../../src/core/job';
import { presentDetails } from '../../../../src/ui/jobsView/presentDetails';
import { anEdit, english, jobIn } from '../sampleJobs';

function line(job: Job, label: string): string | undefined {
  return presentDetails(job, english).lines.find((candidate) => candidate.label === label)?.value;
}

describe('presentDetails', () => {
  it('shows the result, its parameters under their labels, cost, time and request', () => {
    assert.equal(presentDetails(jobIn.saved, english).picture, jobIn.saved.files[0]);
    assert.equal(line(jobIn.saved, 'Model'), 'Qwen Image');
    assert.equal(line(jobIn.saved, 'Seed'), '7');
    assert.equal(line(jobIn.saved, 'Cost'), '$0.0123');
    assert.equal(line(jobIn.saved, 'Took'), '28 s');
    assert.equal(line(jobIn.saved, 'Request id'), 'r-1');
  });

  it('calls a cost that was not told unknown, not nothing', () => {
    assert.equal(line({ ...jobIn.saved, metrics: {} }, 'Cost'), 'unknown');
    assert.equal(line({ ...jobIn.saved, metrics: { cost: 0 } }, 'Cost'), '$0.00');
  });

  it('shows what is being edited while there is no result', () => {
    const details = presentDetails({ ...jobIn.waiting, request: anEdit }, english);
    assert.equal(details.picture, 'file:///project/a%20fox.png');
    assert.equal(line({ ...jobIn.waiting, request: anEdit }, 'Picture'), 'a fox.png');
  });

  it('explains a failure with the money', () => {
    assert.match(presentDetails(jobIn.failed, english).explanation ?? '', /Nothing was charged/);
  });
});
