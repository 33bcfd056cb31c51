import assert from 'node:assert/strict';
import { qwenImageEdit } from '../../../src/core/models/qwenImageEdit';
import type { SegmindOptions } from '../../../src/segmind/segmindOptions';
import { resultShapes } from '../../simulator/resultShape';
import { startSimulator } from '../../simulator/simulator';
import type { Simulator } from '../../simulator/simulator';
import { errorShapes } from '../../simulator/errorShape';
import { clock, errorOf, key, MemorySink, never, patient, request, serviceOn } from './service';

const withoutPicture = new Set(['nullOutput', 'noOutput']);

describe('the client and the simulated Segmind', () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator({ speed: 0, scale: 0.05, keys: [key] });
  });
  afterEach(() => simulator.stop());

  function service(more: Partial<SegmindOptions> = {}) {
    const { apiBaseUrl, uploadUrl } = simulator;
    return serviceOn(apiBaseUrl, { endpoints: () => ({ apiBaseUrl, uploadUrl }), ...more });
  }

  async function accepted(): Promise<string> {
    const submission = await service().submit(request, never());
    assert.equal(submission.kind, 'accepted');
    return submission.requestId;
  }

  it('make a picture, and the key stays between the two', async () => {
    const id = await accepted();
    assert.equal((await service().look(id, never())).kind, 'running');
    simulator.clock.advance(600_000);
    assert.deepEqual(await service().look(id, never()), { kind: 'completed' });
    const look = await service().result(id, never());
    assert.ok(look.kind === 'completed' && look.result.outputs[0]?.kind === 'remote');
    assert.equal(typeof look.result.metrics.cost, 'number');
    const sink = new MemorySink();
    await service().download(look.result.outputs[0].url, sink, never());
    assert.equal(sink.bytes.toString('latin1', 1, 4), 'PNG');
    assert.ok(simulator.log.to('download').every((sent) => sent.key === undefined));
    assert.equal(simulator.count('submit'), 1);
    const credits = await service().credits(never());
    assert.equal(credits.credits, simulator.account.credits);
  });

  it('edit an uploaded picture', async () => {
    const id = await accepted();
    simulator.clock.advance(600_000);
    const look = await service().result(id, never());
    assert.ok(look.kind === 'completed' && look.result.outputs[0]?.kind === 'remote');
    const sink = new MemorySink();
    await service().download(look.result.outputs[0].url, sink, never());
    const image = await service().upload({ mediaType: 'image/png', bytes: sink.bytes }, never());
    const parameters = { steps: 30, guidance: 4, seed: 7, negative_prompt: 'None' };
    const edit = await service().submit(
      { ...request, model: qwenImageEdit, parameters, images: { image } },
      never(),
    );
    assert.equal(edit.kind, 'accepted');
  });

  for (const shape of resultShapes) {
    it(`understand the result in the shape ${shape}`, async () => {
      const id = await accepted();
      simulator.clock.advance(600_000);
      simulator.faults.add('result', { kind: 'resultShape', shape });
      const result = service().result(id, never());
      if (withoutPicture.has(shape)) {
        assert.equal((await errorOf(result)).code, 'badAnswer');
      } else {
        const look = await result;
        assert.ok(look.kind === 'completed');
        assert.equal(look.result.outputs.length, shape === 'twoOutputs' ? 2 : 1);
      }
    });
  }

  for (const shape of errorShapes) {
    it(`know a failed job in the shape ${shape}`, async () => {
      simulator.faults.add('submit', { kind: 'failJob', message: 'Content policy violation', shape });
      const id = await accepted();
      simulator.clock.advance(600_000);
      const look = await service().look(id, never());
      assert.equal(look.kind, 'failed');
    });
  }

  it('work synchronously', async () => {
    const pending = service({ transport: () => 'sync' }).submit(request, never());
    await simulator.waitForRequest('sync');
    simulator.clock.advance(600_000);
    const submission = await pending;
    assert.equal(submission.kind, 'finished');
    assert.equal(submission.result.outputs[0]?.kind, 'inline');
  });

  it('forget a result after an hour', async () => {
    const id = await accepted();
    simulator.clock.advance(3_700_000);
    assert.equal((await errorOf(service().look(id, never()))).code, 'expired');
  });

  for (const header of [
    'retryAfterSeconds',
    'retryAfterDate',
    'resetIso',
    'resetEpochSeconds',
    'resetEpochMs',
    'resetSeconds',
  ] as const) {
    it(`agree on when to come back by ${header}`, async () => {
      simulator.faults.add('submit', { kind: 'rateLimited', seconds: 120, header });
      const before = Date.now();
      const error = await errorOf(service({ clock }).submit(request, never()));
      assert.equal(error.code, 'rateLimited');
      const wait = (error.facts.retryAt ?? 0) - before;
      assert.ok(wait > 117_000 && wait < 123_000, `${wait}`);
      assert.equal(simulator.jobs.length, 0);
    });
  }

  for (const fault of [
    { kind: 'resetAfterBody', handled: true },
    { kind: 'resetMidAnswer' },
    { kind: 'stall', at: 'answer' },
    { kind: 'stall', at: 'midAnswer' },
    { kind: 'submitShape', shape: 'noId' },
  ] as const) {
    it(`leave a job in doubt after ${JSON.stringify(fault)}, asked for once`, async () => {
      simulator.faults.add('submit', fault);
      // What stalls is waited for; everything else may take its time on a busy machine.
      const deadline = { ...patient, ...(fault.kind === 'stall' ? { headers: 1000, idle: 1000 } : {}) };
      const error = await errorOf(service({ deadlines: { submit: deadline } }).submit(request, never()));
      assert.equal(error.facts.delivery, 'unknown');
      assert.equal(simulator.count('submit'), 1);
    });
  }

  it('never left when the simulator is gone', async () => {
    const gone = service();
    await simulator.stop();
    assert.equal((await errorOf(gone.submit(request, never()))).facts.delivery, 'neverSent');
  });
});
