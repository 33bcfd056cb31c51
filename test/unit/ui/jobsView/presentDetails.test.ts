import assert from 'node:assert/strict';
import type { Job } from '../../../../src/core/job';
import { presentDetails } from '../../../../src/ui/jobsView/presentDetails';
import { clockText } from '../../../../src/ui/words/timeText';
import { anEdit, delivered, dismissedJob, english, failedJob, jobIn, keptPicture, sent } from '../sampleJobs';

const known = { now: 14_000 };
const expiry = 2_000 + 3_600_000;

function line(job: Job, label: string): string | undefined {
  return presentDetails(job, known, english).lines.find((candidate) => candidate.label === label)?.value;
}

describe('presentDetails', () => {
  it('shows the result, its parameters under their labels, cost, time and request', () => {
    assert.equal(presentDetails(jobIn.saved, known, english).picture, jobIn.saved.files[0]);
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
    const details = presentDetails({ ...jobIn.waiting, request: anEdit }, known, english);
    assert.equal(details.picture, 'file:///project/a%20fox.png');
    assert.equal(line({ ...jobIn.waiting, request: anEdit }, 'Picture'), 'a fox.png');
  });

  it('explains a failure with the money', () => {
    assert.match(presentDetails(jobIn.failed, known, english).explanation ?? '', /Nothing was charged/);
  });

  it('tells until when a result is kept and how long that is, and when it is gone', () => {
    const job = dismissedJob('stopped', sent);
    const lines = (now: number) => presentDetails(job, { now }, english).lines;
    const at = clockText(expiry);
    assert.ok(
      lines(expiry - 9.9 * 60_000).some(
        ({ label, value }) => label === 'Result kept until' && value === `${at} (9 min left)`,
      ),
    );
    assert.ok(lines(expiry).some(({ label, value }) => label === 'Result expired at' && value === at));
  });

  it('shows a picture that is kept safe', () => {
    const job = failedJob('disk', { reached: 'delivered', ...delivered, outputs: [keptPicture] });
    const keptUri = (file: string): string => `file:///storage/results/${file}`;
    const { picture } = presentDetails(job, { ...known, keptUri }, english);
    assert.equal(picture, 'file:///storage/results/job-1-0.png');
  });

  it('tells what the balance says of a request without an answer', () => {
    const movementOf = () => ({ kind: 'unknown', reason: 'noBefore' }) as const;
    const { explanation } = presentDetails(jobIn.unconfirmed, { ...known, movementOf }, english);
    assert.match(explanation ?? '', /What the account held before is not known/);
  });
});
