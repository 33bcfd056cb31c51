import type { AssetRecord } from '../assetRecord';
import type { JobIn } from '../job';

export interface FoundRecord {
  readonly record: AssetRecord;
  /** URI of the workspace folder that it belongs to. */
  readonly root: string;
  /** URI of the asset by the record's hint: nothing or something else may lie there by now. */
  readonly file: string;
  /** `folder`: a file under `.qwen-image/`; `history`: only the jobs of this machine know of it. */
  readonly kept: 'folder' | 'history';
}

/** A copy of an asset in another size or format. */
export interface AssetCopy {
  readonly uri: string;
  readonly sha256: string;
  readonly type: AssetRecord['type'];
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** How assets came to be. What cannot be read counts as not there; nothing is read before somebody asks. */
export interface AssetRecords {
  /** The record of the picture that lies at a URI, known by its bytes, so that it is found after a rename too. */
  find(uri: string): Promise<FoundRecord | undefined>;
  /** The record of bytes with this sha256. */
  findByHash(sha256: string): Promise<FoundRecord | undefined>;
  /** All records under `.qwen-image/` of the open workspace folders, and those that only the history of jobs knows. */
  list(): Promise<readonly FoundRecord[]>;
  /** Records the pictures of a job at their places, if the setting wants it. Rejects with `disk`. The same twice is once. */
  write(job: JobIn<'ready'>): Promise<void>;
  /** Records copies of an asset that has a record. The same twice is once. Rejects with `disk`. */
  writeCopies(original: string, copies: readonly AssetCopy[]): Promise<void>;
  /** An asset (or a folder of them) has a new name: the hints follow. Rejects with `disk`. */
  moved(from: string, to: string): Promise<void>;
  /** The bytes of a record lie at `to`: its own hint follows, and no other's. Rejects with `disk`. */
  relocate(found: FoundRecord, to: string): Promise<void>;
  /** Forgets a record under `.qwen-image/`. The asset itself stays. Rejects with `disk`. */
  remove(found: FoundRecord): Promise<void>;
}
