import type { Clock } from './clock';
import type { Durations } from './durations';
import type { Log } from './log';
import type { Places } from './places';
import type { Poller } from './poller';
import type { AssetFiles } from './ports/assetFiles';
import type { Finishing } from './ports/finishing';
import type { ImageService } from './ports/imageService';
import type { Moves } from './ports/moves';
import type { ResultVault } from './ports/resultVault';
import type { SettingsSource } from './ports/settings';
import type { UploadConsent } from './ports/uploadConsent';
import type { RateGate } from './rateGate';

/** What it takes to lead a job from the click to the file; shared by all jobs of a window. */
export interface JobTools {
  readonly service: ImageService;
  readonly vault: ResultVault;
  readonly files: AssetFiles;
  readonly finishing: Finishing;
  readonly moves: Moves;
  readonly consent: UploadConsent;
  readonly settings: SettingsSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly gate: RateGate;
  readonly places: Places;
  readonly poller: Poller;
  readonly durations: Durations;
}
