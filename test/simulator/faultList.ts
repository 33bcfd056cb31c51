import type { Fault, FaultRule } from './fault';
import type { Endpoint, LoggedRequest } from './requestLog';

export interface FaultOptions {
  /** How often it strikes. Default 1. */
  readonly times?: number | 'always';
  /** How many matching requests are let through first. Default 0. */
  readonly skip?: number;
  /** Which requests it is for. `resetBeforeBody` cannot see the body. */
  readonly when?: (request: LoggedRequest) => boolean;
}

interface Entry {
  readonly on: Endpoint;
  readonly fault: Fault;
  readonly when: (request: LoggedRequest) => boolean;
  left: number;
  skip: number;
}

/** The faults that are switched on. The oldest that matches strikes; one a request. */
export class FaultList {
  #entries: Entry[] = [];

  /** Returns a function that switches the fault off. */
  add(on: Endpoint, fault: Fault, options: FaultOptions = {}): () => void {
    const entry: Entry = {
      on,
      fault,
      when: options.when ?? (() => true),
      left: options.times === 'always' ? Infinity : (options.times ?? 1),
      skip: options.skip ?? 0,
    };
    this.#entries.push(entry);
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry);
    };
  }

  /** As `add`, for a rule that came as data. */
  addRule(rule: FaultRule): () => void {
    const { includes, times = 1, skip = 0 } = rule;
    return this.add(rule.on, rule.fault, {
      times,
      skip,
      when: (request) =>
        includes === undefined ||
        request.path.includes(includes) ||
        JSON.stringify(request.body ?? '').includes(includes),
    });
  }

  clear(): void {
    this.#entries = [];
  }

  /** How many rules can still strike. */
  get size(): number {
    return this.#entries.length;
  }

  /** The fault for this request, used up by one. Before the body is read, only `resetBeforeBody` counts. */
  take(request: LoggedRequest, phase: 'headers' | 'body'): Fault | undefined {
    for (const entry of this.#entries) {
      const early = entry.fault.kind === 'resetBeforeBody';
      if (entry.on !== request.endpoint || early !== (phase === 'headers') || !entry.when(request)) continue;
      if (entry.skip > 0) {
        entry.skip -= 1;
        continue;
      }
      entry.left -= 1;
      if (entry.left <= 0) this.#entries = this.#entries.filter((other) => other !== entry);
      return entry.fault;
    }
    return undefined;
  }
}
