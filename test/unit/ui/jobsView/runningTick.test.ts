import assert from 'node:assert/strict';
import { RunningTick } from '../../../../src/ui/jobsView/runningTick';

describe('RunningTick', () => {
  it('holds a timer only while it is wanted', () => {
    const tick = new RunningTick(() => {});
    assert.equal(tick.isRunning, false);
    tick.want(true);
    tick.want(true);
    assert.equal(tick.isRunning, true);
    tick.want(false);
    assert.equal(tick.isRunning, false);
    tick.want(true);
    tick.dispose();
    assert.equal(tick.isRunning, false);
  });
});
