import type { Clock } from './clock';
import type { CreateRunner } from './jobRunner';
import type { Log } from './log';
import type { AssetFiles } from './ports/assetFiles';
import type { DurationStore } from './ports/durationStore';
import type { ImageService } from './ports/imageService';
import type { Leases } from './ports/leases';
import type { Ledger } from './ports/ledger';
import type { RandomSource } from './ports/randomSource';
import type { ResultVault } from './ports/resultVault';
import type { SettingsSource } from './ports/settings';
import type { UploadConsent } from './ports/uploadConsent';

/** What the tracker needs of the world. */
export interface TrackerPorts {
  readonly service: ImageService;
  readonly ledger: Ledger;
  readonly leases: Leases;
  readonly vault: ResultVault;
  readonly files: AssetFiles;
  readonly consent: UploadConsent;
  readonly settings: SettingsSource;
  readonly durations: DurationStore;
  readonly random: RandomSource;
  readonly clock: Clock;
  readonly log: Log;
  /** What leads jobs on; asked for when there is one. */
  readonly loadRunner: () => Promise<CreateRunner>;
  /** Ids of jobs that a person wants to keep: they are never forgotten unasked. Rejects with `disk`. */
  readonly starred?: () => Promise<ReadonlySet<string>>;
}
