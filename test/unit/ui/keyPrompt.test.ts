import assert from 'node:assert/strict';
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
  readonly prompt = new KeyPrompt({
    jobs: this.jobs,
    log: silentLog,
    dialogs: () => Promise.resolve(this.dialogs),
  });
  readonly dialogs: KeyPromptDialogs = {
    askForKey: () => {
      this.questions += 1;
      return new Promise((resolve) => {
        this.#answer = resolve;
      });
    },
    offerAgain: (count) => {
      this.offers.push(count);
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
