import assert from 'node:assert/strict';
import { jobOfFile } from '../../../src/ui/jobOfFile';
import { jobIn } from './sampleJobs';

describe('jobOfFile', () => {
  it('finds the job that made a file', () => {
    assert.equal(jobOfFile(jobIn.saved.files[0] ?? '', [jobIn.failed, jobIn.saved]), jobIn.saved);
    assert.equal(jobOfFile('file:///other.png', [jobIn.saved]), undefined);
  });

  it('finds it by VS Code’s spelling of the address, too', () => {
    const job = { ...jobIn.saved, files: ['file:///w/(site)/hero%20(1)-edited.png'] };
    assert.equal(jobOfFile('file:///w/%28site%29/hero%20%281%29-edited.png', [job]), job);
  });
});
