import assert from 'node:assert/strict';
import { MementoBalances } from '../../../src/host/mementoBalances';
import { RecordingLog } from './recordingLog';

const nothing = { looks: [], since: 0 };

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
    const remembered = { looks: [{ at: 1, credits: 2, freeCredits: 3 }], since: 4 };
    store(undefined).save(remembered);
    assert.deepEqual(store(saved[0]).load(), remembered);
    for (const nonsense of [undefined, 'x', { looks: [{ at: 1 }], since: 0 }, { looks: [] }]) {
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
