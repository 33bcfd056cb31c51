import { believable } from './believable';
import type { Clock } from './clock';
import type { Disposable } from './disposable';
import { requestIdOf, resultRetention } from './job';
import type { Job } from './job';
import type { Jobs } from './jobs';
import { lastChanceOf } from './lastChance';
import type { Log } from './log';
import type { ImageService } from './ports/imageService';
import { QwenImageError } from './qwenImageError';

export interface LastLookPorts {
  readonly jobs: Pick<Jobs, 'list' | 'onDidChange' | 'retry'>;
  readonly service: Pick<ImageService, 'look'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** ms before a result is forgotten: enough for some looks, a download and a bad line. */
const margin = 300_000;
/** ms between looks at the same job. */
const interval = 60_000;
/** ms before the end at which a rate limit is not waited for any longer. */
const finalMoment = 10_000;

interface Hope {
  readonly requestId: string;
  /** ms since the epoch */
  readonly expiry: number;
  readonly dueAt: number;
}

/** Looks, shortly before the hour is over, whether what nobody watches any more has come after all. Rests while there is none. */
export class LastLooks implements Disposable {
  readonly #ports: LastLookPorts;
  readonly #hopes = new Map<string, Hope>();
  /** Led on once: whatever became of them, a person knows of it. */
  readonly #ledOn = new Set<string>();
  readonly #lifetime = new AbortController();
  readonly #subscription: Disposable;
  #wake = new AbortController();
  #notBefore = 0;
  #isRunning = false;

  constructor(ports: LastLookPorts) {
    this.#ports = ports;
    for (const job of ports.jobs.list()) {
      this.#consider(job);
    }
    this.#subscription = ports.jobs.onDidChange((change) => {
      if (change.kind !== 'removed') {
        this.#consider(change.job);
      } else if (this.#hopes.delete(change.job.id)) {
        this.#wake.abort();
      }
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#lifetime.abort(new Error('The window is closing.'));
  }

  #consider(job: Job): void {
    const { id } = job;
    const expiry = lastChanceOf(job);
    const requestId = requestIdOf(job);
    const now = this.#ports.clock.now();
    const isHopeful = expiry !== undefined && expiry > now && !this.#ledOn.has(id);
    const hope = this.#hopes.get(id);
    if (isHopeful && requestId !== undefined) {
      if (hope === undefined) {
        this.#hopes.set(id, { requestId, expiry, dueAt: expiry - margin });
        this.#wake.abort();
        void this.#run();
      }
    } else if (hope !== undefined) {
      this.#hopes.delete(id);
      if (now >= hope.expiry - margin) {
        // Led on in these last minutes, by a person or another window: what comes of it is told there, and once.
        this.#ledOn.add(id);
      }
      this.#wake.abort();
    }
  }

  async #run(): Promise<void> {
    if (this.#isRunning) {
      return;
    }
    this.#isRunning = true;
    try {
      while (this.#hopes.size > 0 && !this.#lifetime.signal.aborted) {
        await Promise.all(this.#plausibleHopes().map(([id, hope]) => this.#lookIfDue(id, hope)));
        await this.#sleepUntilNext();
      }
    } finally {
      this.#isRunning = false;
    }
  }

  async #sleepUntilNext(): Promise<void> {
    const { clock } = this.#ports;
    const next = Math.min(...this.#plausibleHopes().map(([, hope]) => this.#dueAt(hope)));
    this.#wake = new AbortController();
    const signal = AbortSignal.any([this.#wake.signal, this.#lifetime.signal]);
    try {
      if (this.#hopes.size > 0) {
        await clock.sleep(Math.max(0, next - clock.now()), signal);
      }
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }

  /** Further away than results are kept, the clock was set back: those are looked at now. Also what was heard of during a look. */
  #plausibleHopes(): readonly (readonly [string, Hope])[] {
    const now = this.#ports.clock.now();
    for (const [id, hope] of this.#hopes) {
      if (hope.dueAt > now + resultRetention) {
        this.#hopes.set(id, { ...hope, dueAt: now, expiry: now + margin });
      }
    }
    return [...this.#hopes];
  }

  /** After a rate limit nothing is asked with this key before its time, but for a moment before it would be too late. */
  #dueAt({ dueAt, expiry }: Hope): number {
    return Math.max(dueAt, Math.min(this.#notBefore, expiry - finalMoment));
  }

  async #lookIfDue(id: string, hope: Hope): Promise<void> {
    const { clock, service, jobs, log } = this.#ports;
    const now = clock.now();
    if (now >= hope.expiry) {
      this.#hopes.delete(id);
      return;
    }
    if (this.#dueAt(hope) > now) {
      return;
    }
    this.#hopes.set(id, { ...hope, dueAt: now + interval });
    try {
      const look = believable(await service.look(hope.requestId, this.#lifetime.signal));
      if (look.kind !== 'running' && this.#hopes.has(id)) {
        this.#ledOn.add(id);
        // Of what failed, too, the person shall know: it costs nothing.
        await jobs.retry(id);
      }
    } catch (error) {
      this.#ledOn.delete(id);
      if (error instanceof QwenImageError && error.facts.retryAt !== undefined) {
        this.#notBefore = Math.max(this.#notBefore, error.facts.retryAt);
      }
      log.debug(`A last look at request ${hope.requestId} came to nothing`, error);
    }
  }
}
