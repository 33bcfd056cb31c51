import assert from 'node:assert/strict';
import type { Job } from '../../../../src/core/job';
import { Announcer, togetherFor } from '../../../../src/ui/notifications/announcer';
import { failedJob, jobIn, RecordedJobs } from '../sampleJobs';

class Stage {
  readonly jobs = new RecordedJobs();
  readonly told: (readonly Job[])[] = [];
  timers: (() => void)[] = [];
  readonly announcer = new Announcer({
    jobs: this.jobs,
    tell: (jobs) => this.told.push(jobs),
    after: (milliseconds, run) => {
      assert.equal(milliseconds, togetherFor);
      this.timers.push(run);
      return {
        dispose: () => {
          this.timers = this.timers.filter((timer) => timer !== run);
        },
      };
    },
  });

  ring(): void {
    for (const run of this.timers.splice(0)) {
      run();
    }
  }
}

describe('Announcer', () => {
  it('tells jobs that end together in one go', () => {
    const stage = new Stage();
    stage.jobs.change(jobIn.saved, jobIn.ready);
    stage.jobs.change({ ...jobIn.saved, id: 'job-2' }, { ...jobIn.ready, id: 'job-2' });
    assert.equal(stage.timers.length, 1);
    stage.ring();
    assert.deepEqual(
      stage.told.map((jobs) => jobs.map(({ id }) => id)),
      [['job-1', 'job-2']],
    );
    stage.jobs.change(failedJob('server'), jobIn.waiting);
    stage.ring();
    assert.equal(stage.told.length, 2);
  });

  it('is silent about other windows, changes within a state, and what the person did', () => {
    const stage = new Stage();
    stage.jobs.change(jobIn.saved, jobIn.ready, false);
    stage.jobs.change(jobIn.saved, jobIn.saved);
    stage.jobs.change(jobIn.waiting, jobIn.submitting);
    stage.jobs.change({ ...jobIn.dismissed, reason: 'stopped' }, jobIn.waiting);
    stage.jobs.change(failedJob('noKey'), jobIn.queued);
    assert.equal(stage.timers.length, 0);
  });

  it('leaves no timer behind', () => {
    const stage = new Stage();
    stage.jobs.change(jobIn.saved, jobIn.ready);
    stage.announcer.dispose();
    assert.equal(stage.timers.length, 0);
    stage.jobs.change(jobIn.saved, jobIn.ready);
    assert.equal(stage.timers.length, 0);
  });
});
