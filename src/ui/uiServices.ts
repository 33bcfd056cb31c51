import type { Uri } from 'vscode';
import type { Jobs } from '../core/jobs';
import type { Log } from '../core/log';
import type { Clock } from '../core/clock';
import type { ApiKey } from '../core/ports/apiKey';
import type { AssetFiles } from '../core/ports/assetFiles';
import type { AssetRecords } from '../core/ports/assetRecords';
import type { BalanceStore } from '../core/ports/balanceStore';
import type { Diagnostics } from '../core/ports/diagnostics';
import type { ImageService } from '../core/ports/imageService';
import type { Links } from '../core/ports/links';
import type { Moves } from '../core/ports/moves';
import type { Placeholders } from '../core/ports/placeholders';
import type { PictureVariants } from '../core/ports/pictureVariants';
import type { Preferences } from '../core/ports/preferences';
import type { ProjectLayout } from '../core/ports/projectLayout';
import type { Replacements } from '../core/ports/replacements';
import type { RandomSource } from '../core/ports/randomSource';

/** What the composition root hands to the user interface. */
export interface UiServices {
  readonly jobs: Jobs;
  readonly apiKey: ApiKey;
  readonly service: Pick<ImageService, 'credits'>;
  readonly preferences: Preferences;
  readonly files: Pick<AssetFiles, 'readInput' | 'linkedFolder'> & Links;
  readonly layout: ProjectLayout;
  /** How assets came to be; loaded when first asked for. */
  readonly records: () => Promise<AssetRecords>;
  /** Smaller copies of pictures; loaded when first asked for. */
  readonly variants: () => Promise<PictureVariants>;
  /** Pictures that took the place of others; loaded when first asked for. */
  readonly replacements: () => Promise<Replacements>;
  /** Stand-ins for pictures to come; loaded when first asked for. */
  readonly placeholders: () => Promise<Placeholders>;
  /** What other windows are told of renames; loaded with the first one. */
  readonly moves: () => Promise<Moves>;
  readonly random: RandomSource;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  /** Loaded with the first command. */
  readonly backOffice: () => Promise<{ readonly balances: BalanceStore; readonly diagnostics: Diagnostics }>;
  /** The extension's global storage. */
  readonly storageUri: Uri;
  readonly showLog: () => void;
}
