import assert from 'node:assert/strict';
import { isAwaited } from '../../../../src/ui/insert/isAwaited';
import { jobIn, replacing, withPlaceholder } from '../sampleJobs';

const grey = 'file:///project/assets/images/grey.png';
const failed = { ...jobIn.failed, request: withPlaceholder };

describe('isAwaited', () => {
  it('is true of a placeholder until its picture is there', () => {
    assert.equal(isAwaited(grey, [{ ...jobIn.waiting, request: withPlaceholder }]), true);
    assert.equal(isAwaited(grey, [failed]), true);
    assert.equal(isAwaited(grey, [{ ...jobIn.saved, request: withPlaceholder, files: [grey] }]), false);
  });

  it('is false once a later job has put a picture there', () => {
    const again = { ...jobIn.saved, id: 'job-2', request: withPlaceholder, files: [grey], createdAt: 2_000 };
    assert.equal(isAwaited(grey, [again, failed]), false);
    // The placeholder was laid over that picture later.
    assert.equal(isAwaited(grey, [{ ...again, createdAt: 500 }, failed]), true);
  });

  it('is true of a picture while another one is made for its place, and of no other', () => {
    const [uri = ''] = jobIn.saved.files;
    assert.equal(isAwaited(uri, [{ ...jobIn.waiting, request: replacing }]), true);
    assert.equal(isAwaited(uri, [{ ...jobIn.failed, request: replacing }]), false);
    assert.equal(isAwaited(grey, [jobIn.waiting, jobIn.saved]), false);
  });

  it('knows the picture by any spelling of its address', () => {
    const [saved, asked] = ['file:///project/(site)/grey.png', 'file:///project/%28site%29/grey.png'];
    const destination = { ...withPlaceholder.destination, replaces: { uri: saved, expected: 'grey' } };
    const request = { ...withPlaceholder, destination };
    assert.equal(isAwaited(asked, [{ ...jobIn.waiting, request }]), true);
    const left = { ...destination, replaces: { uri: asked, expected: 'grey', isPlaceholder: true } } as const;
    const lost = { ...jobIn.failed, request: { ...request, destination: left } };
    assert.equal(isAwaited(asked, [lost]), true);
    const filled = { ...jobIn.saved, id: 'job-2', files: [saved], createdAt: 2_000 };
    assert.equal(isAwaited(asked, [filled, lost]), false);
  });
});
