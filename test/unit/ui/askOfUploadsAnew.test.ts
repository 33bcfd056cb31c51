import assert from 'node:assert/strict';
import { askOfUploadsAnew } from '../../../src/ui/askOfUploadsAnew';
import { preferencesWith } from './samplePreferences';

type Consent = 'ask' | 'always' | 'never';

async function afterAskingAnew(consent: Consent): Promise<readonly Consent[]> {
  const written: Consent[] = [];
  await askOfUploadsAnew(
    preferencesWith({
      uploadConsent: () => consent,
      rememberUploadConsent: (answer) => {
        written.push(answer);
        return Promise.resolve();
      },
    }),
  );
  return written;
}

describe('askOfUploadsAnew', () => {
  it('brings the question back where the answer is no, and never answers it', async () => {
    assert.deepEqual(await afterAskingAnew('never'), ['ask']);
  });

  it('leaves a yes, and a question that comes anyway', async () => {
    assert.deepEqual(await afterAskingAnew('always'), []);
    assert.deepEqual(await afterAskingAnew('ask'), []);
  });
});
