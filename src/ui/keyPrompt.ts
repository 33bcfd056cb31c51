import type { Disposable } from '../core/disposable';
import { DisposableStore } from '../core/disposable';
import type { Job } from '../core/job';
import type { Jobs } from '../core/jobs';
import type { Log } from '../core/log';
import type { ApiKey } from '../core/ports/apiKey';

/** How the person is asked. */
export interface KeyPromptDialogs {
  /** Asks for the key and stores it; false when the person turns away. */
  readonly askForKey: () => Promise<boolean>;
  /** Tells that these jobs wait for a key; true when the person wants to enter it after all. */
  readonly offerAgain: (jobs: readonly Job[]) => Promise<boolean>;
  /** A key was stored: it can be checked. */
  readonly onStored: () => void;
}

export interface KeyPromptServices {
  readonly jobs: Jobs;
  readonly log: Log;
  readonly apiKey: Pick<ApiKey, 'get' | 'onDidChange'>;
  /** Loaded when there is something to ask. */
  readonly dialogs: () => Promise<KeyPromptDialogs>;
}

/**
 * Asks once for the key when a job of this window failed for lack of one; then tries again all that failed so
 * while the question was open. So it does when the key comes another way meanwhile: by its command, or from another window.
 */
export class KeyPrompt implements Disposable {
  readonly #services: KeyPromptServices;
  readonly #store = new DisposableStore();
  readonly #waiting = new Set<string>();
  #isAsking = false;
  /** A job more, or none any more: heard while the offer to ask again is still open. */
  #overtakeOffer: (() => void) | undefined;

  constructor(services: KeyPromptServices) {
    this.#services = services;
    this.#store.add(
      services.jobs.onDidChange((change) => {
        if (change.kind === 'changed' && change.isOwn && lacksKey(change.job) && !lacksKey(change.previous)) {
          this.#waiting.add(change.job.id);
          this.#overtakeOffer?.();
          void this.#ask();
        }
      }),
    );
    this.#store.add(services.apiKey.onDidChange(() => void this.#goOnWithKey()));
  }

  dispose(): void {
    this.#store.dispose();
    this.#waiting.clear();
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) {
      return;
    }
    this.#isAsking = true;
    const { dialogs, log } = this.#services;
    try {
      const { askForKey, offerAgain, onStored } = await dialogs();
      while (this.#waiting.size > 0) {
        if (await askForKey()) {
          onStored();
          await this.#retryAll();
        } else if (
          this.#waiting.size > 0 &&
          !(await Promise.race([offerAgain(this.#lacking()), this.#offerOvertaken()]))
        ) {
          this.#waiting.clear();
        }
      }
    } catch (error) {
      log.error('The key could not be asked for or stored', error);
      this.#waiting.clear();
    } finally {
      this.#isAsking = false;
    }
  }

  /** The offer is a message that may stay unanswered for ever; a new job brings the question back, a key settles it. */
  #offerOvertaken(): Promise<true> {
    return new Promise((resolve) => {
      this.#overtakeOffer = () => {
        this.#overtakeOffer = undefined;
        resolve(true);
      };
    });
  }

  #lacking(): readonly Job[] {
    return [...this.#waiting].flatMap((id) => this.#services.jobs.get(id) ?? []);
  }

  async #goOnWithKey(): Promise<void> {
    const { apiKey, log } = this.#services;
    try {
      if (this.#waiting.size > 0 && (await apiKey.get()) !== undefined) {
        await this.#retryAll();
        this.#overtakeOffer?.();
      }
    } catch (error) {
      log.error('Whether there is a key now could not be found out', error);
    }
  }

  async #retryAll(): Promise<void> {
    const { jobs, log } = this.#services;
    // Those of now: one that fails again is for the next question.
    for (const id of [...this.#waiting]) {
      const isLeft = this.#waiting.delete(id);
      const job = jobs.get(id);
      // It may have been removed or led on by hand meanwhile.
      if (isLeft && job !== undefined && lacksKey(job)) {
        try {
          await jobs.retry(id);
        } catch (error) {
          log.error('A job could not be tried again', error);
        }
      }
    }
  }
}

function lacksKey(job: Job): boolean {
  return job.state === 'failed' && job.failure.code === 'noKey';
}
