import assert from 'node:assert/strict';
import { BalanceBook } from '../../../src/core/balanceBook';
import type { Job } from '../../../src/core/job';
import type { RememberedBalance } from '../../../src/core/ports/balanceStore';
import { jobIn } from '../ui/sampleJobs';

const minute = 60_000;

describe('BalanceBook', () => {
  let remembered: RememberedBalance;
  let now: number;
  let jobs: Job[];
  let book: BalanceBook;
  let told: number;

  beforeEach(() => {
    remembered = { looks: [], since: 0 };
    now = 0;
    jobs = [];
    told = 0;
    const store = {
      load: () => remembered,
      save: (next: RememberedBalance) => {
        remembered = next;
      },
    };
    const list = { list: () => jobs, typicalDuration: () => 28_000 };
    book = new BalanceBook(store, list, { now: () => now });
    book.onDidChange(() => (told += 1));
  });

  async function look(at: number, credits: number): Promise<void> {
    now = at;
    await book.look(() => Promise.resolve({ credits, freeCredits: 0 }));
  }

  it('remembers looks and tells how the balance moved since a job was sent', async () => {
    const job = { ...jobIn.unconfirmed, sentAt: 10 * minute };
    jobs = [job];
    await look(9 * minute, 5);
    await look(15 * minute, 4.98);
    assert.equal(told, 2);
    const movement = book.movementOf(job);
    assert.ok(movement?.kind === 'fell');
    assert.equal(movement.amount.toFixed(4), '0.0200');
  });

  it('also tells of one that was let be, and of no other job', async () => {
    await look(1, 5);
    const letBe: Job = { ...jobIn.dismissed, reason: 'letBe', progress: { reached: 'unknown', sentAt: 2 } };
    assert.deepEqual(book.movementOf(letBe), { kind: 'unknown', reason: 'noAfter' });
    for (const job of [jobIn.saved, jobIn.waiting, jobIn.failed, jobIn.queued, jobIn.dismissed]) {
      assert.equal(book.movementOf(job), undefined);
    }
  });

  it('takes an early look for what it is: the request may still be worked on', async () => {
    const job = { ...jobIn.unconfirmed, sentAt: 10 * minute };
    await look(9 * minute, 5);
    await look(11 * minute, 5);
    assert.ok(book.movementOf(job)?.kind === 'unmoved');
    assert.deepEqual(book.movementOf(job), {
      kind: 'unmoved',
      from: 9 * minute,
      to: 11 * minute,
      isEarly: true,
    });
    await look(12 * minute, 5);
    const later = book.movementOf(job);
    assert.ok(later?.kind === 'unmoved' && !later.isEarly);
  });

  it('passes on a look that failed, and remembers nothing of it', async () => {
    await assert.rejects(
      book.look(() => Promise.reject(new Error('offline'))),
      /offline/,
    );
    assert.deepEqual(remembered.looks, []);
    assert.equal(told, 0);
  });

  it('forgets all when the key changes, also a look that was under way', async () => {
    await look(1, 5);
    now = 2;
    const underWay = book.look(() => Promise.resolve({ credits: 7, freeCredits: 0 }));
    book.forgetBefore(3);
    assert.deepEqual(await underWay, { credits: 7, freeCredits: 0 });
    assert.deepEqual(remembered, { looks: [], since: 3 });
    const job = { ...jobIn.unconfirmed, sentAt: 1 };
    await look(4, 5);
    assert.deepEqual(book.movementOf(job), { kind: 'unknown', reason: 'noBefore' });
  });

  it('keeps what another window has seen of the new account already', async () => {
    await look(1, 5);
    await look(4, 7);
    book.forgetBefore(3);
    assert.deepEqual(remembered, { looks: [{ at: 4, credits: 7, freeCredits: 0 }], since: 3 });
  });
});
