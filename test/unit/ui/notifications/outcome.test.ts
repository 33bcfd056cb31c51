import assert from 'node:assert/strict';
import { outcomesOf } from '../../../../src/ui/notifications/outcome';
import { english, failedJob, jobIn } from '../sampleJobs';

const known = { now: 14_000 };

describe('outcomesOf', () => {
  it('names a saved picture, its file and its cost, with what can be done with it', () => {
    const [outcome] = outcomesOf([jobIn.saved], 'all', known, english);
    assert.equal(outcome?.message, '“a red fox” is saved as a-red fox.png. It cost $0.0123.');
    assert.deepEqual(outcome.steps, ['open', 'insert', 'reveal']);
  });

  it('counts pictures that are saved together', () => {
    const outcomes = outcomesOf([jobIn.saved, jobIn.saved, jobIn.saved], 'all', known, english);
    assert.deepEqual(
      outcomes.map(({ message }) => message),
      ['3 pictures are saved.'],
    );
  });

  it('tells failures one message a reason, and its step leads all of them on', () => {
    const jobs = [failedJob('badKey'), failedJob('badKey'), failedJob('network'), jobIn.unconfirmed];
    const outcomes = outcomesOf(jobs, 'all', known, english);
    assert.deepEqual(
      outcomes.map((outcome) => [outcome.severity, outcome.jobs.length, outcome.steps[0]]),
      [
        ['error', 2, 'setApiKey'],
        ['error', 1, 'retry'],
        ['warning', 1, 'checkCharge'],
      ],
    );
  });

  it('does as the setting wants', () => {
    const jobs = [jobIn.saved, jobIn.failed];
    assert.deepEqual(
      outcomesOf(jobs, 'failures', known, english).map(({ severity }) => severity),
      ['error'],
    );
    assert.deepEqual(outcomesOf(jobs, 'none', known, english), []);
  });
});
