import assert from 'node:assert/strict';
import { altFor, jobOfFile } from '../../../../src/ui/insert/altFor';
import { jobIn } from '../sampleJobs';

describe('altFor', () => {
  it('says what the prompt said, or else what the name says', () => {
    assert.equal(altFor('file:///p/x.png', jobIn.saved), 'a red fox');
    assert.equal(altFor('file:///p/red_fox-2.final.png', undefined), 'red fox 2.final');
  });

  it('finds the job that made a file', () => {
    assert.equal(jobOfFile(jobIn.saved.files[0] ?? '', [jobIn.failed, jobIn.saved]), jobIn.saved);
    assert.equal(jobOfFile('file:///other.png', [jobIn.saved]), undefined);
  });
});
