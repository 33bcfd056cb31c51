import assert from 'node:assert/strict';
import { MementoDurations } from '../../../src/host/mementoDurations';
import type { DurationMemento } from '../../../src/host/mementoDurations';
import { RecordingLog } from './recordingLog';

function memento(value: unknown, update: (value: unknown) => Promise<void>): DurationMemento {
  return { get: () => value, update: (_key, next) => update(next) };
}

describe('MementoDurations', () => {
  it('loads what was saved, and nothing when that is nonsense', () => {
    const saved: unknown[] = [];
    const store = (value: unknown): MementoDurations =>
      new MementoDurations(
        memento(value, (next) => {
          saved.push(next);
          return Promise.resolve();
        }),
        new RecordingLog(),
      );
    store(undefined).save({ 'qwen-image': [1, 2] });
    assert.deepEqual(store(saved[0]).load(), { 'qwen-image': [1, 2] });
    for (const nonsense of [undefined, 'x', { a: 'b' }, { a: ['1'] }]) {
      assert.deepEqual(store(nonsense).load(), {});
    }
  });

  it('logs a failure to save, which is harmless', async () => {
    const log = new RecordingLog();
    const failed = Promise.reject(new Error('full'));
    new MementoDurations(
      memento({}, () => failed),
      log,
    ).save({});
    await failed.catch(() => {});
    await Promise.resolve();
    assert.equal(log.lines.length, 1);
  });
});
