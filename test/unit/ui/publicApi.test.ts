import assert from 'node:assert/strict';
import type { JobSnapshot } from '../../../src/core/jobSnapshot';
import type { ArgumentReader } from '../../../src/ui/commands/orderArguments';
import type { ImageOrder } from '../../../src/ui/orders/imageOrder';
import type { PlaceOrder } from '../../../src/ui/orders/placeOrder';
import { createTakeOrder } from '../../../src/ui/orders/takeOrder';
import { createPublicApi } from '../../../src/ui/publicApi';
import type { PublicApi } from '../../../src/ui/publicApi';
import { english, failedJob, jobIn, RecordedJobs } from './sampleJobs';

function stage(place: (order: ImageOrder) => unknown = () => {}): {
  readonly jobs: RecordedJobs;
  readonly api: PublicApi;
} {
  const jobs = new RecordedJobs();
  const placeOrder: PlaceOrder = (order, { isInteractive }) => {
    assert.equal(isInteractive, false);
    place(order);
    return Promise.resolve(jobIn.queued);
  };
  const reader: ArgumentReader = { t: english, uriText: ({ scheme, path }) => `${scheme}://${path}` };
  const api = createPublicApi({
    jobs,
    order: createTakeOrder(placeOrder, reader),
    onListenerError: (error) => {
      throw error;
    },
  });
  return { jobs, api };
}

describe('publicApi', () => {
  it('is version 1', () => {
    assert.equal(stage().api.version, 1);
  });

  it('submits an order and gives its id', async () => {
    const orders: ImageOrder[] = [];
    const { api } = stage((order) => orders.push(order));
    assert.equal(await api.submit({ prompt: 'a fox', parameters: { steps: 3 } }), 'job-1');
    assert.deepEqual(orders, [{ prompt: 'a fox', parameters: { steps: 3 } }]);
  });

  it('rejects what is no order, in a plain sentence', async () => {
    const { api } = stage();
    await assert.rejects(api.submit(undefined), { message: 'The argument must be of type object.' });
    await assert.rejects(api.submit({ prompt: 'p', Model: 'm' }), /not known: Model/);
  });

  it('shows jobs as snapshots and tells of new and changed ones', () => {
    const { api, jobs } = stage();
    const heard: JobSnapshot[] = [];
    api.onDidChangeJob((snapshot) => heard.push(snapshot));
    jobs.change(failedJob('blocked'), jobIn.waiting);
    jobs.changes.fire({ kind: 'added', job: jobIn.saved });
    jobs.changes.fire({ kind: 'removed', job: jobIn.saved });
    assert.deepEqual(
      heard.map(({ state }) => state),
      ['failed', 'saved'],
    );
    assert.equal(api.getJob('job-1')?.error?.code, 'blocked');
    assert.equal(api.getJob('other'), undefined);
    assert.equal(api.listJobs().length, 1);
  });
});
