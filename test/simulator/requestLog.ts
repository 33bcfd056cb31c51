/** `other` is anything no client of ours should ask for. */
export const endpoints = [
  'submit',
  'status',
  'result',
  'upload',
  'credits',
  'download',
  'sync',
  'other',
] as const;

export type Endpoint = (typeof endpoints)[number];
export type Host = 'api' | 'upload' | 'images';

export interface LoggedRequest {
  readonly endpoint: Endpoint;
  readonly host: Host;
  readonly method: string;
  readonly path: string;
  /** The `x-api-key` header, if it had one. */
  readonly key: string | undefined;
  readonly authorization: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or the text where it is no JSON; undefined if none was sent or it was not read. */
  readonly body: unknown;
  /** ms on the simulator's clock, when the request came in. */
  readonly atMs: number;
}

interface Waiter {
  readonly matches: () => boolean;
  readonly settle: () => void;
}

/** Every request in order of arrival. */
export class RequestLog {
  readonly #requests: LoggedRequest[] = [];
  readonly #waiters = new Set<Waiter>();

  get all(): readonly LoggedRequest[] {
    return this.#requests;
  }

  to(endpoint: Endpoint): readonly LoggedRequest[] {
    return this.#requests.filter((request) => request.endpoint === endpoint);
  }

  count(endpoint?: Endpoint): number {
    return endpoint === undefined ? this.#requests.length : this.to(endpoint).length;
  }

  clear(): void {
    this.#requests.length = 0;
  }

  add(request: LoggedRequest): void {
    this.#requests.push(request);
    for (const waiter of [...this.#waiters]) {
      if (!waiter.matches()) continue;
      this.#waiters.delete(waiter);
      waiter.settle();
    }
  }

  /** The first matching request, past or to come. */
  waitFor(
    endpoint: Endpoint,
    predicate: (request: LoggedRequest) => boolean = () => true,
  ): Promise<LoggedRequest> {
    const find = () => this.to(endpoint).find(predicate);
    return new Promise((resolve) => {
      const found = find();
      if (found) {
        resolve(found);
        return;
      }
      this.#waiters.add({
        matches: () => find() !== undefined,
        settle: () => {
          const request = find();
          if (request) resolve(request);
        },
      });
    });
  }

  /** Resolves once `count` requests to the endpoint have come in. */
  async waitForCount(endpoint: Endpoint, count: number): Promise<void> {
    await this.waitFor(endpoint, (request) => this.to(endpoint).indexOf(request) + 1 >= count);
  }
}
