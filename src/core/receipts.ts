import type { JobEvent } from './advance';
import { progressOf } from './job';
import type { Job } from './job';

/** An answer, and when that was sent which it answers: a job can be sent anew, by another window, too. */
interface Receipt {
  /** ms since the epoch */
  readonly sentAt: number;
  readonly answer: JobEvent;
}

/** Answers to submissions of this window: what they hold is worth money, whatever a record says. */
export class Receipts {
  readonly #receipts = new Map<string, Receipt>();

  /**
   * False when it is none, or one to a submission that is not known.
   *
   * @param job as it was sent
   */
  keep(job: Job, answer: JobEvent): boolean {
    const progress = progressOf(job);
    const isAnswer = answer.kind === 'accepted' || answer.kind === 'completed';
    if (!isAnswer || progress.reached === 'nothing') {
      return false;
    }
    const sentAt = progress.reached === 'unknown' ? progress.sentAt : progress.submittedAt;
    this.#receipts.set(job.id, { sentAt, answer });
    return true;
  }

  /** The answer that a record does not know of. */
  answerTo(job: Job): JobEvent | undefined {
    const receipt = this.#receipts.get(job.id);
    const isUnanswered = job.state === 'submitting' || job.state === 'unconfirmed';
    return isUnanswered && receipt?.sentAt === job.sentAt ? receipt.answer : undefined;
  }

  forget(id: string): void {
    this.#receipts.delete(id);
  }
}
