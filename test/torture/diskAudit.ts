import { fileURLToPath } from 'node:url';
import { progressOf, requestIdOf } from '../../src/core/job';
import type { Job } from '../../src/core/job';
import { recordFileName } from '../../src/assets/provenance/recordPath';
import { parseRecord } from '../../src/assets/provenance/parseRecord';
import { parseJobRecord } from '../../src/core/jobRecord';
import { keyOf } from './audit';
import type { Audit } from './audit';
import { strange } from './disk';
import type { DiskWitness, WorldDisk } from './disk';
import { holdsKey } from './keyWatch';
import { digestOf, isSame, orderOfPicture, pictureOf } from './picture';
import type { Actor } from './stage';
import type { FileNode } from './tree';

const jobs = '/storage/jobs';
const results = '/storage/results';

/** Where files may be. */
const allowed =
  /^\/storage\/(?:jobs|leases|windows|results|replaced|moves)\/[^/]+$|^\/project\/(?:assets|pictures|\.qwen-image|elsewhere-\d+)\/[^/]+$|^\/project\/(?:hero\.png|\.[^/]+\.tmp)$/;

const recordsFolder = '/project/.qwen-image/';

/** The picture that others are put in place of. */
export const hero = '/project/hero.png';

/** Watches every byte and every name on the disk. */
export class DiskAudit implements DiskWitness {
  readonly #disk: WorldDisk;
  readonly #audit: Audit;
  readonly #read = new WeakMap<Uint8Array, Job>();
  /** Every place that a record has ever named for a picture. */
  readonly #named = new Set<string>();

  constructor(disk: WorldDisk, audit: Audit) {
    this.#disk = disk;
    this.#audit = audit;
  }

  jobs(): readonly Job[] {
    return this.#disk
      .names(jobs)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => this.#job(this.#disk.bytes(`${jobs}/${name}`)) ?? []);
  }

  isRecordSafe(id: string): boolean {
    return this.#disk.tree.isSafe(`${jobs}/${id}.json`);
  }

  onBytes(path: string, bytes: Uint8Array): void {
    if (holdsKey(Buffer.from(bytes).toString('latin1'))) {
      this.#audit.broken(`the key is written into ${path}`);
    }
    if (path.startsWith('/project/')) {
      const pictures = this.#disk
        .files('/project')
        .filter((name) => !name.endsWith('.tmp') && !name.startsWith(recordsFolder));
      for (const file of pictures) {
        this.#checkPicture(file, this.#disk.bytes(file));
      }
    }
  }

  onName(path: string, next: FileNode | undefined, actor: Actor): void {
    if (next !== undefined && !allowed.test(path)) {
      this.#audit.broken(`a file is put at ${path}`);
    }
    const before = this.#disk.bytes(path);
    if (path.endsWith('.tmp')) {
      return;
    }
    if (path.startsWith(`${jobs}/`)) {
      this.#onRecord(path, next, before, actor);
    } else if (next !== undefined && path.startsWith(`${results}/`)) {
      this.#checkPicture(path, next.bytes);
    } else if (path.startsWith(recordsFolder)) {
      this.#checkProvenance(path, next);
    } else if (path === hero) {
      this.#onReplaced(next, before, actor);
    } else if (path.startsWith('/project/')) {
      // Without hard links a name is reserved by an empty file, and only that is replaced or taken back.
      if (before !== undefined && (before.length > 0 || this.#disk.hasLinks)) {
        this.#audit.broken(`${path} is ${next === undefined ? 'removed' : 'overwritten'}`);
      }
      if (next !== undefined) {
        this.#checkPicture(path, next.bytes);
        this.#checkNamed(path, next.bytes);
      }
    }
  }

  #checkProvenance(path: string, next: FileNode | undefined): void {
    const isWhole = next !== undefined && parseRecord(new TextDecoder().decode(next.bytes)) !== undefined;
    if (!isWhole || next.synced !== next.bytes) {
      this.#audit.broken(`${path} gets bytes that are no whole record`);
    }
  }

  /** Whole or not at all, only the bytes that were meant, and they are kept before. */
  #onReplaced(next: FileNode | undefined, before: Uint8Array | undefined, actor: Actor): void {
    const original = pictureOf('hero');
    // The moment between its last look and the rename, in which another program or window may be faster, is as short as it gets.
    const isTooLate = this.#disk.editedAt > (actor.readAt.get(hero) ?? 0) && this.#disk.editor !== actor;
    this.#disk.markEdit(actor);
    if (next === undefined || before === undefined || (!isSame(before, original) && !isTooLate)) {
      this.#audit.broken(
        `${hero} is ${next === undefined ? 'removed' : 'replaced, and was not what was to be'}`,
      );
      return;
    }
    this.#checkPicture(hero, next.bytes);
    this.#checkNamed(hero, next.bytes);
    const kept = `/storage/replaced/${digestOf(original)}.bin`;
    const isKept =
      isSame(this.#disk.bytes(kept) ?? new Uint8Array(), original) && this.#disk.tree.isSafe(kept);
    if (!isKept && !this.#audit.isPlaceholder) {
      this.#audit.broken(`${hero} is replaced, and its bytes are not kept`);
    }
  }

  /** Before a picture gets a name, its record has it: whoever goes on after a crash must find the picture, not make another. */
  #checkNamed(path: string, bytes: Uint8Array): void {
    if (!this.#named.has(path)) {
      this.#audit.broken(`a picture is put at ${path}, which no record names`);
      return;
    }
    // Another window may have recorded the same name for another job just now; whoever is second finds it taken.
    const order = this.#audit.orders.get(orderOfPicture(bytes) ?? '');
    const namers = this.jobs().filter(
      (job) =>
        job.state === 'ready' &&
        placesOf(job).includes(path) &&
        (order === undefined || requestIdOf(job) === order.id || keyOf(job.request) === order.key),
    );
    if (namers.length > 0 && !namers.some((namer) => this.isRecordSafe(namer.id))) {
      this.#audit.broken(
        `a picture is put at ${path} while a loss of power would take the record that names it`,
      );
    }
  }

  #onRecord(path: string, next: FileNode | undefined, before: Uint8Array | undefined, actor: Actor): void {
    const job = next === undefined ? undefined : this.#job(next.bytes);
    if (next !== undefined && (job === undefined || next.synced !== next.bytes)) {
      this.#audit.broken(`${path} gets bytes that are not whole or not safe`);
      return;
    }
    this.#audit.onRecord(path.slice(jobs.length + 1, -'.json'.length), job, this.#job(before), actor);
    for (const place of job === undefined ? [] : placesOf(job)) {
      this.#named.add(place);
    }
    if (job?.state === 'saved') {
      this.#checkSafe(
        job.files.map((uri) => fileURLToPath(uri)),
        'is recorded as saved',
      );
      this.#checkRecorded(job);
    }
    if (job?.state === 'ready') {
      this.#checkSafe(
        job.outputs.flatMap((output) => (output.kind === 'kept' ? [`${results}/${output.file}`] : [])),
        'is recorded as kept',
      );
    }
  }

  /** How it came to be is on record before a picture counts as saved, also by a window that goes on after a crash. */
  #checkRecorded(job: Job & { readonly state: 'saved' }): void {
    if (!this.#audit.isRecording || this.#disk.faults > 0 || this.#audit.hasRenamed) {
      return;
    }
    for (const output of job.outputs) {
      const path = `${recordsFolder}${output.kind === 'kept' ? recordFileName(output.sha256) : ''}`;
      if (this.#disk.bytes(path) === undefined) {
        this.#audit.broken(`${job.id} is recorded as saved, and how it came to be is not`);
      } else if (!this.#disk.tree.isSafe(path)) {
        this.#audit.broken(
          `${job.id} is recorded as saved while a loss of power would take the record of how it came to be`,
        );
      }
    }
  }

  #checkSafe(paths: readonly string[], what: string): void {
    for (const path of paths) {
      if (this.#disk.bytes(path) !== undefined && !this.#disk.tree.isSafe(path)) {
        this.#audit.broken(`${path} ${what} while a loss of power would take it`);
      }
    }
  }

  #checkPicture(path: string, bytes: Uint8Array | undefined): void {
    if (
      bytes === undefined ||
      (bytes.length === 0 && !this.#disk.hasLinks) ||
      path === '/project/fox.png' ||
      (path === hero && isSame(bytes, pictureOf('hero'))) ||
      bytes === strange
    ) {
      return;
    }
    if (!this.#audit.orders.has(orderOfPicture(bytes) ?? '')) {
      this.#audit.broken(`${path} holds ${bytes.length} bytes that are no whole picture of ours`);
    }
  }

  #job(bytes: Uint8Array | undefined): Job | undefined {
    if (bytes === undefined) {
      return undefined;
    }
    const known = this.#read.get(bytes);
    if (known !== undefined) {
      return known;
    }
    const record = parseJobRecord(new TextDecoder().decode(bytes));
    if (record.kind === 'job') {
      this.#read.set(bytes, record.job);
      return record.job;
    }
    return undefined;
  }
}

function placesOf(job: Job): readonly string[] {
  const progress = progressOf(job);
  return progress.reached === 'delivered' ? progress.targets.map((uri) => fileURLToPath(uri)) : [];
}
