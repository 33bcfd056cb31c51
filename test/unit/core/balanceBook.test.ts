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
    remembered = { looks: [], since: 0, removed: [] };
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

  it('tells of all sendings of a job whose answers were lost, from the first one on', async () => {
    const unansweredAt = 10 * minute;
    const failed: Job = {
      ...jobIn.failed,
      unansweredAt,
      progress: { reached: 'unknown', sentAt: unansweredAt },
    };
    const again: Job = { ...jobIn.unconfirmed, unansweredAt, sentAt: 40 * minute };
    await look(9 * minute, 5);
    await look(30 * minute, 4.96);
    await look(39 * minute, 4.96);
    await look(60 * minute, 4.96);
    for (const job of [failed, again]) {
      jobs = [job];
      const movement = book.movementOf(job);
      assert.ok(movement?.kind === 'fell');
      assert.equal(movement.amount.toFixed(4), '0.0400');
    }
  });

  it('counts the first sending of another job, whose answer was lost, among those that may have been charged', async () => {
    const other: Job = {
      ...jobIn.saved,
      ...{ unansweredAt: 10 * minute, submittedAt: 12 * minute, completedAt: 13 * minute },
      metrics: { cost: 0.04 },
    };
    const job: Job = { ...jobIn.unconfirmed, id: 'another', sentAt: 11 * minute };
    jobs = [other, job];
    await look(9 * minute, 5);
    await look(30 * minute, 4.92);
    const movement = book.movementOf(job);
    assert.equal(movement?.kind === 'fell' && movement.requests, 2);
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
    assert.deepEqual(remembered, { looks: [], since: 3, removed: [] });
    const job = { ...jobIn.unconfirmed, sentAt: 1 };
    await look(4, 5);
    assert.deepEqual(book.movementOf(job), { kind: 'unknown', reason: 'noBefore' });
  });

  it('keeps what another window has seen of the new account already', async () => {
    await look(1, 5);
    await look(4, 7);
    book.forgetBefore(3);
    assert.deepEqual(remembered, {
      looks: [{ at: 4, credits: 7, freeCredits: 0 }],
      since: 3,
      removed: [],
    });
  });

  describe('when jobs are removed from the list', () => {
    const lost: Job = { ...jobIn.unconfirmed, id: 'lost', sentAt: 10 * minute };
    const sent = { reached: 'sent', requestId: 'r', submittedAt: 10 * minute } as const;
    const others: readonly Job[] = [
      {
        ...{ ...jobIn.saved, id: 'made', submittedAt: 9.5 * minute, completedAt: 10.5 * minute },
        metrics: { cost: 0.04, remainingCredits: 4.96 },
      },
      { ...jobIn.saved, id: 'priceless', submittedAt: 9.5 * minute, completedAt: 11 * minute, metrics: {} },
      { ...jobIn.dismissed, id: 'stopped', reason: 'stopped', progress: sent },
      {
        ...{ ...jobIn.dismissed, id: 'letBe', reason: 'letBe' },
        progress: { reached: 'unknown', sentAt: 11 * minute },
      },
    ];

    for (const credits of [5, 4.96, 4.9]) {
      for (const other of others) {
        it(`says the same with $${credits} left and ${other.id} gone as while it was listed`, async () => {
          await look(9 * minute, 5);
          await look(30 * minute, credits);
          jobs = [lost, other];
          const before = book.movementOf(lost);
          jobs = [lost];
          book.remember(other);
          book.remember(other);
          assert.deepEqual(book.movementOf(lost), before);
          assert.equal(remembered.removed.length, 1);
          assert.equal(told, 4, 'what depends on it is drawn again');
        });
      }
    }

    it('counts one once that is back in the list', async () => {
      await look(9 * minute, 5);
      await look(30 * minute, 4.92);
      const [made] = others;
      assert.ok(made);
      book.remember(made);
      jobs = [lost, made];
      const movement = book.movementOf(lost);
      assert.equal(movement?.kind === 'fell' && movement.amount.toFixed(2), '0.04');
    });

    it('keeps nothing of what cost nothing', () => {
      book.remember(jobIn.queued);
      assert.deepEqual(remembered.removed, []);
    });

    it('forgets the oldest of very many, and looks that could not be read without them', async () => {
      await look(1, 100);
      now = 20 * minute;
      for (let index = 0; index < 201; index += 1) {
        const times = { submittedAt: index + 1, completedAt: index + 2 };
        book.remember({ ...jobIn.saved, id: `made-${index}`, ...times, metrics: { cost: 0.04 } });
      }
      assert.equal(remembered.removed.length, 200);
      assert.ok(remembered.removed.every(({ id }) => id !== 'made-0'));
      await look(30 * minute, 100 - 201 * 0.04);
      jobs = [lost];
      assert.deepEqual(book.movementOf(lost), { kind: 'unknown', reason: 'noBefore' });
    });

    it('forgets with another key what was paid with the one before', () => {
      const [made] = others;
      assert.ok(made);
      book.remember(made);
      book.forgetBefore(10 * minute);
      assert.equal(remembered.removed.length, 1, 'it may have been paid since');
      book.forgetBefore(11 * minute);
      assert.deepEqual(remembered.removed, []);
    });
  });
});
