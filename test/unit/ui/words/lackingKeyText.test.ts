import assert from 'node:assert/strict';
import { resultRetention } from '../../../../src/core/job';
import type { Job } from '../../../../src/core/job';
import { QwenImageError } from '../../../../src/core/qwenImageError';
import { KeyPrompt } from '../../../../src/ui/keyPrompt';
import { lackingKeyText } from '../../../../src/ui/words/lackingKeyText';
import { clockText } from '../../../../src/ui/words/timeText';
import { aRequest, TrackerWorld } from '../../../fakes/trackerWorld';
import { english, failedJob, silentLog } from '../sampleJobs';

const submittedAt = 1_700_000_000_000;
const until = clockText(submittedAt + resultRetention);

const unsent: Job = failedJob('noKey');

function sent(at = submittedAt): Job {
  return { ...failedJob('noKey'), progress: { reached: 'sent', requestId: 'r', submittedAt: at } };
}

function text(...jobs: readonly Job[]): string {
  return lackingKeyText(jobs, submittedAt + 60_000, english);
}

describe('lackingKeyText', () => {
  it('says of jobs that were never sent that nothing was charged', () => {
    assert.equal(text(unsent), '1 job waits for a Segmind API key. Nothing was charged.');
    assert.equal(text(unsent, unsent), '2 jobs wait for a Segmind API key. Nothing was charged.');
  });

  it('says of jobs of which only a first sending had no answer that they may have been charged, not that they were accepted', () => {
    const uncertain: Job = { ...failedJob('noKey'), progress: { reached: 'unknown', sentAt: submittedAt } };
    assert.equal(
      text(uncertain, unsent, uncertain),
      '3 jobs wait for a Segmind API key. 2 of them may have been charged when they were first sent.',
    );
  });

  it('says of jobs that were sent that they may cost something, and until when there is time', () => {
    assert.equal(
      text(sent()),
      `1 job waits for a Segmind API key. Segmind accepted the request, so it is charged if it succeeds there. Segmind keeps the result until ${until}.`,
    );
    assert.equal(
      text(unsent, sent(submittedAt + 30_000), sent()),
      `3 jobs wait for a Segmind API key. Segmind accepted 2 of them, which are charged if they succeed there. Segmind keeps the first result until ${until}.`,
    );
  });

  it('names no time that is over', () => {
    assert.doesNotMatch(text(sent(submittedAt - resultRetention)), /until/);
  });

  it('tells of a job whose key was removed while it was made what its row tells', async () => {
    const world = new TrackerWorld();
    const window = world.openWindow();
    const { tracker } = window;
    const told: string[] = [];
    const prompt = new KeyPrompt({
      jobs: tracker,
      log: silentLog,
      apiKey: { get: () => Promise.resolve(undefined), onDidChange: () => ({ dispose: () => {} }) },
      dialogs: () =>
        Promise.resolve({
          askForKey: () => Promise.resolve(false),
          offerAgain: (jobs) => {
            told.push(lackingKeyText(jobs, world.clock.now(), english));
            return Promise.resolve(false);
          },
          onStored: () => {},
        }),
    });
    world.service.lookAnswers = [
      { kind: 'running', remote: { kind: 'processing' } },
      new QwenImageError('noKey'),
    ];
    const { id } = await tracker.submit(aRequest);
    await window.until(id, 'failed');
    prompt.dispose();
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /charged if it succeeds there\. Segmind keeps the result until/);
  });
});
