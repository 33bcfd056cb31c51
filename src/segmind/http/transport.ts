import type { Clock } from '../../core/clock';
import type { Log } from '../../core/log';
import { QwenImageError } from '../../core/qwenImageError';
import type { StartTimer } from '../../core/timer';
import type { Describe } from '../errors/describe';
import { readFault } from '../errors/fault';
import type { Call, Deadline } from './deadline';
import { Guard } from './guard';
import { Reply } from './reply';

export interface Outgoing {
  readonly call: Call;
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** `error` wherever the key goes along, so that it never follows a redirect. */
  readonly redirect: 'error' | 'manual';
}

export interface TransportOptions {
  /** Read anew for every request: a getter keeps up with a global that is patched later. */
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly log: Log;
  readonly userAgent?: string;
  readonly startTimer?: StartTimer;
}

/** The one place that sends. Nothing is repeated here. */
export class Transport {
  readonly #options: TransportOptions;
  readonly #deadlines: Readonly<Record<Call, Deadline>>;

  constructor(options: TransportOptions, deadlines: Readonly<Record<Call, Deadline>>) {
    this.#options = options;
    this.#deadlines = deadlines;
  }

  /**
   * Sends, and lets `receive` read the answer, whatever its status; the connection is let go when that is done.
   * Rejects with the caller's reason when aborted, with what `receive` threw, or with `network` or `badAnswer` and
   * `facts.delivery` when no readable answer came.
   */
  async exchange<T>(
    outgoing: Outgoing,
    caller: AbortSignal,
    describe: Describe,
    receive: (reply: Reply) => Promise<T>,
  ): Promise<T> {
    const guard = new Guard(caller, this.#deadlines[outgoing.call], this.#options.startTimer);
    try {
      const response = await this.#open(outgoing, caller, guard, describe);
      return await receive(new Reply(response, caller, guard, describe));
    } finally {
      guard.dispose();
    }
  }

  async #open(outgoing: Outgoing, caller: AbortSignal, guard: Guard, describe: Describe): Promise<Response> {
    const { fetch, clock, log, userAgent } = this.#options;
    const { call, method, url, body, redirect } = outgoing;
    const started = clock.now();
    caller.throwIfAborted();
    guard.expect('headers');
    try {
      const response = await guard.race(
        fetch(url.href, {
          method,
          redirect,
          signal: guard.signal,
          headers: { ...outgoing.headers, ...(userAgent === undefined ? {} : { 'user-agent': userAgent }) },
          ...(body === undefined ? {} : { body }),
        }),
      );
      log.debug(`${call}: ${response.status}`, { host: url.host, milliseconds: clock.now() - started });
      return response;
    } catch (error) {
      caller.throwIfAborted();
      const fault = readFault(error, guard.timedOut);
      const detail = describe(fault.detail);
      log.debug(`${call}: no answer`, { host: url.host, detail, milliseconds: clock.now() - started });
      throw new QwenImageError(fault.isRedirect ? 'badAnswer' : 'network', {
        detail,
        delivery: fault.delivery,
      });
    } finally {
      guard.rest();
    }
  }
}
