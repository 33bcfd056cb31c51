import { createHash } from 'node:crypto';
import { recordOf } from '../assets/provenance/recordOf';
import type { AssetRecord } from '../core/assetRecord';
import type { Job, JobIn } from '../core/job';
import type { AssetCopy, AssetRecords, FoundRecord } from '../core/ports/assetRecords';
import type { Disk } from './disk';
import { RecordFolder } from './recordFolder';
import { isSamePlace, relativeTo, rootOf, uriBelow } from './relativePlace';
import type { WorkspaceFileSystem } from './workspaceFileSystem';

/** Bytes; a larger file is none of ours. */
const maximumAssetSize = 64_000_000;

export interface RecordSurroundings {
  readonly files: WorkspaceFileSystem;
  /** URIs of the open workspace folders. */
  readonly roots: () => readonly string[];
  /** Whether records are wanted in a folder. */
  readonly isWanted: (root: string) => boolean;
  readonly jobs: () => readonly Job[];
  readonly disk?: Disk;
}

/** Records under `.qwen-image/` of the open workspace folders, and behind them what the history of jobs knows. */
export class AssetRecordFiles implements AssetRecords {
  readonly #around: RecordSurroundings;

  constructor(around: RecordSurroundings) {
    this.#around = around;
  }

  async find(uri: string): Promise<FoundRecord | undefined> {
    const sha256 = await this.#hashOf(uri);
    return sha256 === undefined ? undefined : this.#find(sha256, rootOf(this.#around.roots(), uri));
  }

  findByHash(sha256: string): Promise<FoundRecord | undefined> {
    return this.#find(sha256, undefined);
  }

  async list(): Promise<readonly FoundRecord[]> {
    const kept = await this.#listFolders();
    const hashes = new Set(kept.map(({ record }) => record.sha256));
    const roots = this.#around.roots();
    const known = this.#history().filter(
      ({ record, file }) => !hashes.has(record.sha256) && rootOf(roots, file) !== undefined,
    );
    return [...kept, ...known];
  }

  async write(job: JobIn<'ready'>): Promise<void> {
    const { root } = job.request.destination;
    // A folder that is not open here has settings that are not known here.
    if (!this.#isOpen(root) || !this.#around.isWanted(root)) {
      return;
    }
    const parent = await this.#parentOf(job);
    for (const [index, output] of job.outputs.entries()) {
      const file = relativeTo(root, job.targets[index] ?? '');
      if (output.kind === 'kept' && file !== undefined) {
        const relative = (uri: string): string | undefined => relativeTo(root, uri);
        await this.#folder(root).write(recordOf({ job, output, file, relative, parent }));
      }
    }
  }

  async writeCopies(original: string, copies: readonly AssetCopy[]): Promise<void> {
    const known = await this.find(original);
    if (known === undefined || !this.#isOpen(known.root) || !this.#around.isWanted(known.root)) {
      return;
    }
    // Copies cost nothing.
    const { cost: _, ...record } = known.record;
    for (const { uri, sha256, type, width, height } of copies) {
      const file = relativeTo(known.root, uri);
      if (file !== undefined && !(await this.#isOfAnother(known.root, sha256, uri))) {
        const copyOf = record.copyOf ?? record.sha256;
        await this.#folder(known.root).write({ ...record, sha256, file, type, width, height, copyOf });
      }
    }
  }

  /** Whether the same bytes lie elsewhere too, and are recorded there. */
  async #isOfAnother(root: string, sha256: string, uri: string): Promise<boolean> {
    const record = await this.#folder(root).read(sha256);
    const other = record === undefined ? uri : found(root, record).file;
    return !isSamePlace(other, uri) && (await this.#hashOf(other)) === sha256;
  }

  async moved(from: string, to: string): Promise<void> {
    for (const { root, record, file } of await this.#listFolders()) {
      const below = isSamePlace(from, file) ? '' : relativeTo(from, file);
      if (below === undefined) {
        continue;
      }
      await this.#point(root, record, below === '' ? to : uriBelow(to, below));
    }
  }

  async relocate({ kept, root, record }: FoundRecord, to: string): Promise<void> {
    const there = kept === 'folder' ? await this.#folder(root).read(record.sha256) : undefined;
    if (there !== undefined) {
      await this.#point(root, there, to);
    }
  }

  async remove({ kept, root, record }: FoundRecord): Promise<void> {
    if (kept === 'folder') {
      await this.#folder(root).remove(record.sha256);
    }
  }

  /** What leads out of the open folders is no place for a hint. */
  async #point(root: string, record: AssetRecord, target: string): Promise<void> {
    const newRoot = rootOf(this.#around.roots(), target);
    const hint = newRoot === undefined ? undefined : relativeTo(newRoot, target);
    if (newRoot === undefined || hint === undefined) {
      return;
    }
    await this.#folder(newRoot).write({ ...record, file: hint });
    if (newRoot !== root) {
      await this.#folder(root).remove(record.sha256);
    }
  }

  async #find(sha256: string, first: string | undefined): Promise<FoundRecord | undefined> {
    const roots = this.#around.roots();
    for (const root of first === undefined ? roots : [first, ...roots.filter((other) => other !== first)]) {
      const record = await this.#folder(root).read(sha256);
      if (record !== undefined) {
        return found(root, record);
      }
    }
    return this.#history().find(({ record }) => record.sha256 === sha256);
  }

  async #listFolders(): Promise<readonly FoundRecord[]> {
    const all = this.#around
      .roots()
      .map(async (root) => (await this.#folder(root).readAll()).map((record) => found(root, record)));
    return (await Promise.all(all)).flat();
  }

  /** The newest first, as the history has it. */
  #history(): readonly FoundRecord[] {
    return this.#around.jobs().flatMap((job) => {
      if (job.state !== 'saved') {
        return [];
      }
      const { root } = job.request.destination;
      const relative = (uri: string): string | undefined => relativeTo(root, uri);
      return job.outputs.flatMap((output, index): readonly FoundRecord[] => {
        const uri = job.files[index] ?? '';
        const file = relative(uri);
        return output.kind === 'kept' && file !== undefined
          ? [{ record: recordOf({ job, output, file, relative }), root, file: uri, kept: 'history' }]
          : [];
      });
    });
  }

  /** By the bytes that went in; where those were scaled for sending, by the picture they were scaled from. */
  async #parentOf({ request, inputHashes }: JobIn<'ready'>): Promise<string | undefined> {
    for (const [parameter, image] of Object.entries(request.images)) {
      if (image.kind === 'file') {
        const original = image.original === undefined ? undefined : await this.#hashOf(image.original);
        for (const sha256 of [inputHashes?.[parameter], original]) {
          if (sha256 !== undefined && (await this.findByHash(sha256)) !== undefined) {
            return sha256;
          }
        }
      }
    }
    return undefined;
  }

  async #hashOf(uri: string): Promise<string | undefined> {
    const { files } = this.#around;
    try {
      const { kind, size } = await files.stat(uri);
      return kind === 'file' && size <= maximumAssetSize
        ? createHash('sha256')
            .update(await files.readFile(uri))
            .digest('hex')
        : undefined;
    } catch {
      return undefined;
    }
  }

  #isOpen(root: string): boolean {
    return this.#around.roots().some((open) => isSamePlace(open, root));
  }

  #folder(root: string): RecordFolder {
    return new RecordFolder(root, this.#around.files, this.#around.disk);
  }
}

function found(root: string, record: AssetRecord): FoundRecord {
  return { record, root, file: uriBelow(root, record.file), kept: 'folder' };
}
