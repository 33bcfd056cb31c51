import assert from 'node:assert/strict';
import { models } from '../../simulator/model';
import type { Simulator } from '../../simulator/simulator';
import { ask, bytesOf, fieldsOf, finish, still, submit, wanted } from './simulated';

describe('the simulated API', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await still();
  });
  afterEach(() => simulator.stop());

  it('takes a job through its states on its own clock', async () => {
    const id = await submit(simulator);
    const status = async () => (await fieldsOf(await ask(simulator, `/v2/requests/${id}/status`)))['status'];
    assert.equal(await status(), 'QUEUED');
    simulator.clock.advance(5000);
    assert.equal(await status(), 'PROCESSING');
    simulator.clock.advance(120_000);
    assert.equal(await status(), 'COMPLETED');
    const result = await fieldsOf(await ask(simulator, `/v2/requests/${id}`));
    assert.equal(result['seed'], '7');
    assert.ok(String(result['output']).startsWith(`${simulator.imageBaseUrl}/outputs/`));
    assert.equal(simulator.count('submit'), 1);
    assert.equal(simulator.count('status'), 3);
  });

  it('serves the picture without a key, from another origin', async () => {
    const bytes = await bytesOf((await finish(simulator))['output']);
    assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
    const [download] = simulator.log.to('download');
    assert.equal(download?.host, 'images');
    assert.equal(download.key, undefined);
    assert.notEqual(new URL(simulator.imageBaseUrl).origin, new URL(simulator.apiBaseUrl).origin);
  });

  it('forgets a request an hour after its submission, and knows no other', async () => {
    const id = await submit(simulator);
    simulator.clock.advance(3_599_000);
    assert.equal((await ask(simulator, `/v2/requests/${id}`)).status, 200);
    simulator.clock.advance(1000);
    assert.equal((await ask(simulator, `/v2/requests/${id}`)).status, 404);
    assert.equal((await ask(simulator, '/v2/requests/none/status')).status, 404);
  });

  it('bills what is finished and refuses what cannot be paid', async () => {
    simulator.account.credits = 0.05;
    const metrics = (await finish(simulator))['metrics'];
    assert.deepEqual(metrics, { ...Object(metrics), cost: 0.04, remaining_credits: 0.01 });
    const credits = await fieldsOf(await ask(simulator, '/v1/get-user-credits'));
    assert.deepEqual(credits, { credits: 0.01, 'free-credits': 0.018 });
    assert.equal((await ask(simulator, '/v2/qwen-image', wanted)).status, 406);
    assert.equal(simulator.jobs.length, 1);
  });

  it('takes as long as the model page says, about', async () => {
    await submit(simulator);
    const [job] = simulator.jobs;
    const seconds = ((job?.endsAt ?? 0) - (job?.submittedAt ?? 0)) / 1000;
    assert.ok(seconds > 10 && seconds < 80, `${seconds} s`);
  });

  it('wants a key it knows, in its own header', async () => {
    assert.equal((await ask(simulator, '/v2/qwen-image', wanted, 'SG_ffffffffffffffff')).status, 401);
    const bearer = { authorization: `Bearer ${simulator.key}` };
    assert.equal(
      (await fetch(`${simulator.apiBaseUrl}/v1/get-user-credits`, { headers: bearer })).status,
      401,
    );
    assert.equal(simulator.requests[1]?.authorization, bearer.authorization);
  });

  it('has a code for each wrong address', async () => {
    assert.equal((await ask(simulator, '/v2/qwen-image-none', wanted)).status, 404);
    assert.equal((await ask(simulator, '/v2/qwen-image-retired', wanted)).status, 410);
    const verb = await ask(simulator, '/v2/qwen-image');
    assert.equal(verb.status, 405);
    assert.match(await verb.text(), /<html>/);
  });

  it('answers at once on v1, with bytes or with JSON', async () => {
    const raw = ask(simulator, '/v1/qwen-image', { ...wanted, image_format: 'webp' });
    await simulator.waitForRequest('sync');
    simulator.clock.advance(600_000);
    const response = await raw;
    assert.equal(response.headers.get('content-type'), 'image/webp');
    assert.equal(response.headers.get('x-cost'), '0.04');
    assert.equal(response.headers.get('x-seed-value'), '7');
    const text = ask(simulator, '/v1/qwen-image', { ...wanted, base64: true });
    await simulator.log.waitForCount('sync', 2);
    simulator.clock.advance(600_000);
    const image = Buffer.from(String((await fieldsOf(await text))['image']), 'base64');
    assert.equal(image.toString('latin1', 1, 4), 'PNG');
  });

  it('uses the fixed seed when an edit names none', async () => {
    const edit = { prompt: 'Make it snow', image: 'https://example.com/fox.png' };
    assert.equal((await finish(simulator, edit, 'qwen-image-edit'))['seed'], '760941192');
    assert.deepEqual(
      models.map((model) => model.slug),
      ['qwen-image', 'qwen-image-edit'],
    );
  });
});
