import assert from 'node:assert/strict';
import { outcomesOf } from '../../../../src/ui/notifications/outcome';
import { english, failedJob, jobIn, replacing, withPlaceholder } from '../sampleJobs';

const known = { now: 14_000 };

describe('outcomesOf', () => {
  it('names a saved picture, its file and its cost, with what can be done with it', () => {
    const [outcome] = outcomesOf([jobIn.saved], 'all', known, english);
    assert.equal(outcome?.message, '“a red fox” is saved as a-red fox.png. It cost $0.0123.');
    assert.deepEqual(outcome.steps, ['open', 'insert', 'reveal']);
  });

  it('tells what a picture has replaced, with the way back, and where it could not', () => {
    const [replaced] = outcomesOf([{ ...jobIn.saved, request: replacing }], 'all', known, english);
    assert.equal(replaced?.message, '“a red fox” has replaced a-red fox.png. It cost $0.0123.');
    assert.deepEqual(replaced.steps, ['open', 'undoReplacement', 'reveal']);
    const files = ['file:///project/assets/images/a-red%20fox-2.png'];
    const [beside] = outcomesOf([{ ...jobIn.saved, request: replacing, files }], 'all', known, english);
    assert.equal(
      beside?.message,
      '“a red fox” is saved as a-red fox-2.png, beside a-red fox.png, which has changed since or has another type. It cost $0.0123.',
    );
    assert.deepEqual(beside.steps, ['open', 'useInstead', 'reveal']);
  });

  it('does not offer to insert what took the place of a placeholder, nor to bring that back', () => {
    const files = ['file:///project/assets/images/grey.png'];
    const [outcome] = outcomesOf(
      [{ ...jobIn.saved, request: withPlaceholder, files }],
      'all',
      known,
      english,
    );
    assert.equal(outcome?.message, '“a red fox” is saved as grey.png. It cost $0.0123.');
    assert.deepEqual(outcome.steps, ['open', 'reveal']);
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
