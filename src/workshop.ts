import { join } from 'node:path';
import { Uri } from 'vscode';
import type { SecretStorage } from 'vscode';
import type { Clock } from './core/clock';
import type { Job } from './core/job';
import { GatedService } from './core/gatedService';
import { createRunner, type CreateRunner } from './core/jobRunner';
import type { Log } from './core/log';
import type { ApiKey } from './core/ports/apiKey';
import type { AssetRecords } from './core/ports/assetRecords';
import type { ImageService } from './core/ports/imageService';
import type { Moves } from './core/ports/moves';
import type { Placeholders } from './core/ports/placeholders';
import type { PictureVariants } from './core/ports/pictureVariants';
import type { Replacements } from './core/ports/replacements';
import type { ResultVault } from './core/ports/resultVault';
import type { UploadOrigins } from './core/ports/uploadOrigins';
import { RateGate } from './core/rateGate';
import { AssetRecordFiles } from './host/assetRecordFiles';
import { codecThread } from './host/codec/codecThread';
import { systemDisk } from './host/disk';
import { finishingWish } from './host/finishingWish';
import { MoveNotes } from './host/moveNotes';
import { openFolders } from './host/openFolders';
import { PictureFinishing } from './host/pictureFinishing';
import { PictureReplacements } from './host/pictureReplacements';
import { PlaceholderFiles } from './host/placeholderFiles';
import { PictureVariantFiles } from './host/pictureVariants';
import { resolveHost } from './host/resolveHost';
import { SecretUploadOrigins } from './host/secretUploadOrigins';
import { ResultStorage } from './host/resultStorage';
import type { Settings } from './host/settings';
import { starredJobs } from './host/starredJobs';
import { vscodeFiles } from './host/vscodeFiles';
import { SegmindService } from './segmind/segmindService';
import type { Storeroom } from './storeroom';

/** What works on jobs: the network, storage and files. */
export interface Workshop {
  readonly service: ImageService;
  readonly vault: ResultVault;
  readonly uploads: UploadOrigins;
  readonly records: AssetRecords;
  readonly variants: PictureVariants;
  readonly replacements: Replacements;
  readonly placeholders: Placeholders;
  readonly moves: Moves;
  readonly createRunner: CreateRunner;
  /** Ids of the jobs that have a star. */
  starred(): Promise<ReadonlySet<string>>;
}

export interface WorkshopOptions {
  readonly apiKey: ApiKey;
  readonly secrets: Pick<SecretStorage, 'get' | 'store'>;
  readonly settings: Settings;
  /** Absolute path of the extension's global storage. */
  readonly storage: string;
  /** Absolute path of the folder that the codec lies in. */
  readonly codec: string;
  readonly storeroom: Storeroom;
  readonly clock: Clock;
  readonly log: Log;
  /** All jobs that are known. */
  readonly jobs: () => readonly Job[];
}

/** The second half of the composition root: loaded when there is a job, or somebody asks Segmind something. */
export function openWorkshop(options: WorkshopOptions): Workshop {
  const { apiKey, secrets, settings, storage, clock, log, jobs } = options;
  const results = join(storage, 'results');
  const uploads = new SecretUploadOrigins(secrets, () => settings.endpoints());
  const { files, replaced, placementFor } = options.storeroom;
  const records = new AssetRecordFiles({
    files: vscodeFiles,
    roots: openFolders,
    isWanted: (root) => settings.finishing(root).provenance,
    jobs,
  });
  const transcode = codecThread(options.codec);
  const wish = finishingWish(settings, openFolders);
  const finishing = new PictureFinishing({ results, wish, records, transcode, log, disk: systemDisk });
  const moves = new MoveNotes(join(storage, 'moves'), clock);
  const gate = new RateGate(clock);
  const segmind = new SegmindService({
    // Looked up at each call: VS Code patches the global one for proxies and certificates.
    fetch: (...call) => globalThis.fetch(...call),
    key: () => apiKey.get(),
    endpoints: () => settings.endpoints(),
    mayUpload: (api, origin) => uploads.isAllowed(api, origin),
    transport: () => settings.transport(),
    ...{ clock, log, resolveHost },
  });
  return {
    service: new GatedService(segmind, gate, clock),
    uploads,
    vault: new ResultStorage(results),
    placeholders: new PlaceholderFiles({
      ...{ assets: files, placementFor, kept: replaced, files: vscodeFiles, clock, wish },
    }),
    replacements: new PictureReplacements({
      ...{ kept: replaced, placementFor, files: vscodeFiles, links: files, roots: openFolders },
      ...{ transcode, records, log, inputs: join(storage, 'panel', 'inputs') },
      uriOf: (path) => Uri.file(path).toString(),
    }),
    records,
    variants: new PictureVariantFiles({
      ...{ workplace: results, files: vscodeFiles, placementFor, roots: openFolders },
      ...{ transcode, disk: systemDisk, records, log },
    }),
    moves,
    createRunner: (ports, ...rest) => createRunner({ ...ports, gate, finishing, moves }, ...rest),
    starred: () => starredJobs(storage),
  };
}
