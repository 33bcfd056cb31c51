import assert from 'node:assert/strict';
import { RunningTick } from '../../../../src/ui/jobsView/runningTick';

describe('RunningTick', () => {
  it('holds a timer only while it is wanted', () => {
    const tick = new RunningTick(() => {});
    assert.equal(tick.isRunning, false);
    tick.want(1000);
    tick.want(1000);
    assert.equal(tick.isRunning, true);
    tick.want(undefined);
    assert.equal(tick.isRunning, false);
    tick.want(30_000);
    assert.equal(tick.isRunning, true);
    tick.dispose();
    assert.equal(tick.isRunning, false);
  });
});
