import type { Account } from './account';
import type { SimulatorClock } from './clock';
import type { FaultList } from './faultList';
import type { JobBook } from './jobBook';
import type { Settings } from './options';
import type { Random } from './random';
import type { RequestLog } from './requestLog';
import type { UploadStore } from './uploadStore';

/** The three origins, without a slash at the end. */
export interface Origins {
  readonly api: string;
  readonly upload: string;
  readonly images: string;
}

/** Everything the handlers of one simulator share. */
export interface World {
  readonly settings: Settings;
  readonly clock: SimulatorClock;
  readonly account: Account;
  readonly jobs: JobBook;
  readonly log: RequestLog;
  readonly faults: FaultList;
  readonly uploads: UploadStore;
  /** Ids, durations and drawn seeds come from here, in the order of the requests. */
  readonly random: Random;
  readonly origins: () => Origins;
}
