import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/emitter';
import { KeyPrompt, type KeyPromptDialogs } from '../../../src/ui/keyPrompt';
import { failedJob, jobIn, RecordedJobs, silentLog } from './sampleJobs';

class Stage {
  readonly jobs = new RecordedJobs();
  questions = 0;
  offers: number[] = [];
  isOfferIgnored = false;
  stored = 0;
  #answer: (isStored: boolean) => void = () => {};
  offerAnswers: boolean[] = [];
  key: string | undefined;
  readonly keyChanges = new Emitter<void>((error) => {
    throw error;
  });
  readonly prompt = new KeyPrompt({
    jobs: this.jobs,
    log: silentLog,
    apiKey: { get: () => Promise.resolve(this.key), onDidChange: this.keyChanges.event },
    dialogs: () => Promise.resolve(this.dialogs),
  });
  readonly dialogs: KeyPromptDialogs = {
    askForKey: () => {
      this.questions += 1;
      return new Promise((resolve) => {
        this.#answer = resolve;
      });
    },
    offerAgain: (jobs) => {
      this.offers.push(jobs.length);
      return this.isOfferIgnored
        ? new Promise<boolean>(() => {})
        : Promise.resolve(this.offerAnswers.shift() ?? false);
    },
    onStored: () => {
      this.stored += 1;
    },
  };

  fail(id: string): void {
    this.jobs.change({ ...failedJob('noKey'), id }, { ...jobIn.queued, id });
  }

  async answer(isStored: boolean): Promise<void> {
    await settle();
    this.#answer(isStored);
    await settle();
  }

  /** As by Set API Key, or in another window. */
  async changeKey(key: string | undefined): Promise<void> {
    this.key = key;
    this.keyChanges.fire();
    await settle();
  }
}

describe('KeyPrompt', () => {
  it('asks once for many jobs and then tries them all again', async () => {
    const stage = new Stage();
    stage.fail('job-1');
    stage.fail('job-2');
    await settle();
    assert.equal(stage.questions, 1);
    await stage.answer(true);
    assert.deepEqual(stage.jobs.asked, ['retry job-1', 'retry job-2']);
    assert.deepEqual([stage.questions, stage.stored], [1, 1]);
  });

  it('lets jobs be that were removed or led on while the question was open', async () => {
    const stage = new Stage();
    stage.fail('job-1');
    stage.jobs.change({ ...jobIn.waiting, id: 'job-1' }, { ...failedJob('noKey'), id: 'job-1' });
    await stage.answer(true);
    assert.deepEqual(stage.jobs.asked, []);
  });

  it('offers the question again when the person turned away, and gives up on a second no', async () => {
    const stage = new Stage();
    stage.offerAnswers = [true, false];
    stage.fail('job-1');
    await stage.answer(false);
    assert.deepEqual([stage.questions, stage.offers], [2, [1]]);
    await stage.answer(false);
    assert.deepEqual([stage.questions, stage.offers], [2, [1, 1]]);
    assert.deepEqual(stage.jobs.asked, []);
    stage.fail('job-2');
    await settle();
    assert.equal(stage.questions, 3);
  });

  it('asks again for a new job while the offer is still open', async () => {
    const stage = new Stage();
    stage.isOfferIgnored = true;
    stage.fail('job-1');
    await stage.answer(false);
    assert.deepEqual([stage.questions, stage.offers], [1, [1]]);
    stage.fail('job-2');
    await settle();
    assert.equal(stage.questions, 2);
    await stage.answer(true);
    assert.deepEqual(stage.jobs.asked, ['retry job-1', 'retry job-2']);
  });

  it('tries again when the key comes another way while the offer is open', async () => {
    const stage = new Stage();
    stage.isOfferIgnored = true;
    stage.fail('job-1');
    stage.fail('job-2');
    await stage.answer(false);
    await stage.changeKey('a key');
    assert.deepEqual(stage.jobs.asked, ['retry job-1', 'retry job-2']);
    assert.deepEqual([stage.questions, stage.offers], [1, [2]]);
    // The offer is settled: what fails later is asked for anew.
    await stage.changeKey(undefined);
    stage.fail('job-3');
    await settle();
    assert.equal(stage.questions, 2);
  });

  it('tries again once when the key comes another way while the question is open, and offers nothing more', async () => {
    const stage = new Stage();
    stage.fail('job-1');
    await settle();
    await stage.changeKey('a key');
    assert.deepEqual(stage.jobs.asked, ['retry job-1']);
    await stage.answer(false);
    assert.deepEqual([stage.questions, stage.offers], [1, []]);
    await stage.changeKey('another key');
    assert.deepEqual(stage.jobs.asked, ['retry job-1']);
  });

  it('tries nothing again when the key is removed, or after a second no', async () => {
    const stage = new Stage();
    stage.isOfferIgnored = true;
    stage.fail('job-1');
    await stage.answer(false);
    await stage.changeKey(undefined);
    assert.deepEqual(stage.jobs.asked, []);
    const declined = new Stage();
    declined.fail('job-1');
    await declined.answer(false);
    await declined.changeKey('a key');
    assert.deepEqual(declined.jobs.asked, []);
  });

  it('asks on when what was tried again with a new key fails for lack of one', async () => {
    const stage = new Stage();
    stage.isOfferIgnored = true;
    stage.fail('job-1');
    await stage.answer(false);
    await stage.changeKey('a key');
    stage.fail('job-1');
    await settle();
    assert.deepEqual([stage.questions, stage.jobs.asked], [2, ['retry job-1']]);
  });

  it('does not ask for jobs of other windows, or for other failures', async () => {
    const stage = new Stage();
    stage.jobs.change(failedJob('noKey'), jobIn.queued, false);
    stage.jobs.change(failedJob('badKey'), jobIn.queued);
    await settle();
    assert.equal(stage.questions, 0);
    stage.prompt.dispose();
    stage.fail('job-1');
    await settle();
    assert.equal(stage.questions, 0);
  });
});

/** All that follows here is settled promises. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
