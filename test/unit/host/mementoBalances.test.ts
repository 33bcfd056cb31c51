import assert from 'node:assert/strict';
import type { RememberedBalance } from '../../../src/core/ports/balanceStore';
import { MementoBalances } from '../../../src/host/mementoBalances';
import { RecordingLog } from './recordingLog';

const nothing = { looks: [], since: 0, removed: [] };

function storeOf(value: unknown, update: (value: unknown) => Promise<void>, log = new RecordingLog()) {
  return new MementoBalances({ get: () => value, update: (_key, next) => update(next) }, log);
}

describe('MementoBalances', () => {
  it('loads what was saved, and nothing when that is nonsense', () => {
    const saved: unknown[] = [];
    const store = (value: unknown): MementoBalances =>
      storeOf(value, (next) => {
        saved.push(next);
        return Promise.resolve();
      });
    const earlier = { looks: [{ at: 1, credits: 2, freeCredits: 3 }], since: 4 };
    const remembered: RememberedBalance = {
      ...earlier,
      removed: [
        { id: 'a', reached: 'unknown', sentAt: 5 },
        { id: 'b', reached: 'sent', submittedAt: 6 },
        { id: 'c', reached: 'delivered', submittedAt: 7, completedAt: 8, isRecovered: false, cost: 0.04 },
      ],
    };
    store(undefined).save(remembered);
    assert.deepEqual(store(JSON.parse(JSON.stringify(saved[0]))).load(), remembered);
    assert.deepEqual(store(earlier).load(), { ...earlier, removed: [] }, 'an earlier release kept none');
    for (const nonsense of [
      undefined,
      'x',
      { looks: [{ at: 1 }], since: 0 },
      { looks: [] },
      { ...earlier, removed: [1] },
    ]) {
      assert.deepEqual(store(nonsense).load(), nothing);
    }
  });

  it('logs a failure to save, which only means that less can be told', async () => {
    const log = new RecordingLog();
    const failed = Promise.reject(new Error('full'));
    storeOf({}, () => failed, log).save(nothing);
    await failed.catch(() => {});
    await Promise.resolve();
    assert.equal(log.lines.length, 1);
  });
});
