import type { Clock } from '../core/clock';
import type { Log } from '../core/log';
import type { StartTimer } from '../core/timer';
import type { Endpoints } from './addresses/endpoint';
import type { ResolveHost } from './addresses/resultAddress';
import type { Call, Deadline } from './http/deadline';

export interface SegmindOptions {
  /** Read anew for every request: make it a getter of the global, which VS Code patches for proxies and certificates. */
  readonly fetch: typeof globalThis.fetch;
  /** The key for the API origin in force; undefined when there is none. */
  readonly key: () => Promise<string | undefined>;
  readonly endpoints: () => Endpoints;
  /** Whether the key of that API may go to an upload origin that is not its own. Without it, to none. */
  readonly mayUpload?: (apiBaseUrl: string, origin: string) => Promise<boolean>;
  readonly transport: () => 'async' | 'sync';
  readonly clock: Clock;
  readonly log: Log;
  /** All addresses of a host name. Without it, names of result hosts are taken on trust. */
  readonly resolveHost?: ResolveHost;
  readonly userAgent?: string;
  /** For deadlines, in place of the system's. */
  readonly startTimer?: StartTimer;
  /** In place of the usual deadlines. */
  readonly deadlines?: Partial<Readonly<Record<Call, Deadline>>>;
}
