import assert from 'node:assert/strict';
import { readHeaderMetrics, readMetrics } from '../../../../src/segmind/wire/metrics';

describe('the figures of a result', () => {
  it('are numbers or texts of numbers, seconds become milliseconds', () => {
    const expected = { cost: 0.012, remainingCredits: 4.5, inferenceTime: 28_190, queueTime: 400 };
    assert.deepEqual(
      readMetrics({ cost: 0.012, remaining_credits: 4.5, inference_time: 28.19, queue_time: 0.4 }),
      expected,
    );
    assert.deepEqual(
      readMetrics({ cost: '0.012', remaining_credits: '4.5', inference_time: '28.19', queue_time: '0.4' }),
      expected,
    );
  });

  it('stay unknown where nothing sensible is said', () => {
    for (const value of [
      undefined,
      null,
      'x',
      [],
      {},
      { cost: null },
      { cost: '' },
      { cost: 'free' },
      { cost: -1, inference_time: {} },
    ]) {
      assert.deepEqual(readMetrics(value), {});
    }
    assert.deepEqual(readHeaderMetrics(new Headers({ 'x-cost': '' })), {});
  });

  it('keep a real 0 and a debt', () => {
    assert.deepEqual(readMetrics({ cost: 0, remaining_credits: -0.5 }), { cost: 0, remainingCredits: -0.5 });
  });
});
