import assert from 'node:assert/strict';
import { holdsUnsavedValue, isExpired, sourceOf } from '../../../../src/ui/jobsView/jobActions';
import { anEdit, delivered, dismissedJob, failedJob, jobIn, sent } from '../sampleJobs';

describe('jobActions', () => {
  it('takes a result for gone one hour after it was submitted, not before', () => {
    const job = dismissedJob('stopped', sent);
    assert.equal(isExpired(job, 2_000 + 3_599_999), false);
    assert.equal(isExpired(job, 2_000 + 3_600_000), true);
    // A 404 is no proof: it may be looked for again while the hour lasts.
    assert.equal(isExpired(failedJob('expired', sent), 3_000), false);
  });

  it('asks before something is forgotten that was, or may have been, paid for', () => {
    assert.equal(holdsUnsavedValue(jobIn.unconfirmed, 0), true);
    assert.equal(holdsUnsavedValue(dismissedJob('stopped', sent), 3_000), true);
    assert.equal(holdsUnsavedValue(failedJob('disk', { reached: 'delivered', ...delivered }), 9e12), true);
    assert.equal(holdsUnsavedValue(dismissedJob('stopped', sent), 9e12), false);
    assert.equal(holdsUnsavedValue(jobIn.saved, 0), false);
    assert.equal(holdsUnsavedValue(failedJob('blocked'), 0), false);
  });

  it('knows the file that was edited, and that a picture from the web is none', () => {
    assert.equal(sourceOf({ ...jobIn.saved, request: anEdit }), 'file:///project/a%20fox.png');
    const images = { image: { kind: 'url', url: 'https://x.test/a.png' } } as const;
    assert.equal(sourceOf({ ...jobIn.saved, request: { ...anEdit, images } }), undefined);
  });
});
