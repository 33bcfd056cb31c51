import assert from 'node:assert/strict';
import { once, EventEmitter } from 'node:events';
import { KeyPrompt } from '../../../src/ui/keyPrompt';
import { failedJob, jobIn, RecordedJobs, silentLog } from './sampleJobs';

class Stage {
  readonly jobs = new RecordedJobs();
  readonly events = new EventEmitter();
  questions = 0;
  offers: number[] = [];
  stored = 0;
  #answer: (isStored: boolean) => void = () => {};
  offerAnswers: boolean[] = [];
  readonly prompt = new KeyPrompt({
    jobs: this.jobs,
    log: silentLog,
    askForKey: () => {
      this.questions += 1;
      return new Promise((resolve) => {
        this.#answer = resolve;
        this.events.emit('asked');
      });
    },
    offerAgain: (count) => {
      this.offers.push(count);
      this.events.emit('offered');
      return Promise.resolve(this.offerAnswers.shift() ?? false);
    },
    onStored: () => {
      this.stored += 1;
    },
  });

  fail(id: string): void {
    this.jobs.change({ ...failedJob('noKey'), id }, { ...jobIn.queued, id });
  }

  async answer(isStored: boolean): Promise<void> {
    this.#answer(isStored);
    // All that follows an answer here is settled promises.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('KeyPrompt', () => {
  it('asks once for many jobs and then tries them all again', async () => {
    const stage = new Stage();
    stage.fail('job-1');
    stage.fail('job-2');
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
    const asked = once(stage.events, 'asked');
    await stage.answer(false);
    await asked;
    assert.deepEqual([stage.questions, stage.offers], [2, [1]]);
    await stage.answer(false);
    assert.deepEqual([stage.questions, stage.offers], [2, [1, 1]]);
    assert.deepEqual(stage.jobs.asked, []);
    stage.fail('job-2');
    assert.equal(stage.questions, 3);
  });

  it('does not ask for jobs of other windows, or for other failures', () => {
    const stage = new Stage();
    stage.jobs.change(failedJob('noKey'), jobIn.queued, false);
    stage.jobs.change(failedJob('badKey'), jobIn.queued);
    assert.equal(stage.questions, 0);
    stage.prompt.dispose();
    stage.fail('job-1');
    assert.equal(stage.questions, 0);
  });
});
