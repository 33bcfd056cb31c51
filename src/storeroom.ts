import { join } from 'node:path';
import type { Clock } from './core/clock';
import type { Disposable } from './core/disposable';
import type { Log } from './core/log';
import { WorkspaceAssetFiles } from './host/assetFiles';
import { systemDisk } from './host/disk';
import { FileLeases } from './host/fileLeases';
import { openFolders } from './host/openFolders';
import { placements } from './host/placements';
import type { PlacementFor } from './host/placements';
import { ReplacedPictures } from './host/replacedPictures';
import { SwapTurns } from './host/swapTurns';
import { vscodeFiles } from './host/vscodeFiles';
import { newWindowId } from './host/windowId';

/** Where pictures lie and whose jobs are: all that an order asks of the disk before it is a job. */
export interface Storeroom extends Disposable {
  readonly leases: FileLeases;
  readonly files: WorkspaceAssetFiles;
  readonly replaced: ReplacedPictures;
  readonly placementFor: PlacementFor;
}

export interface StoreroomOptions {
  /** Absolute path of the extension's global storage. */
  readonly storage: string;
  /** ms that a lease outlives its window */
  readonly leaseDuration: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** A part of the composition root: loaded with the first order, which waits for it, or with the workshop. */
export function openStoreroom({ storage, leaseDuration, clock, log }: StoreroomOptions): Storeroom {
  const leases = new FileLeases(storage, newWindowId(), clock, log, leaseDuration);
  const replaced = new ReplacedPictures(join(storage, 'replaced'), clock, log);
  const placementFor = placements(vscodeFiles, systemDisk, new SwapTurns(leases, systemDisk));
  const results = join(storage, 'results');
  const files = new WorkspaceAssetFiles(
    ...([results, vscodeFiles, replaced, placementFor, systemDisk, openFolders] as const),
  );
  return {
    ...{ leases, files, replaced, placementFor },
    dispose: () => {
      leases.dispose();
    },
  };
}
