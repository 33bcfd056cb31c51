import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/disposable';
import { Emitter } from '../../core/emitter';
import type { Job } from '../../core/job';
import { PanelRefusal } from '../../protocol/panelRefusal';
import type { Library } from '../../protocol/panelState';
import { jobOfFile } from '../jobOfFile';
import { fileVersion, watchPictures } from '../pictureFiles';
import { soon } from '../soon';
import { CreditsCache } from './creditsCache';
import { EditFamily } from './editFamily';
import { forgetJob, removeLeftovers } from './leftovers';
import type { PanelFiles } from './panelFiles';
import type { PanelPorts } from './panelPorts';
import { PictureVersions } from './pictureVersions';
import { recordedJobs } from './recordedJobs';
import { Shelf } from './shelf';
import { Stars } from './stars';
import { StorageFiles } from './storageFiles';
import { Thumbnails } from './thumbnails';
import { liesWithin } from './workspacePictures';

/** ms between two times that leftovers are looked for. */
const tidyRest = 3_600_000;

/** What all pages of this window share. Reads nothing until the first page asks. */
export class PanelDesk implements Disposable {
  readonly ports: PanelPorts;
  readonly files: PanelFiles;
  readonly stars: Stars;
  readonly thumbnails: Thumbnails;
  readonly versions: PictureVersions;
  readonly shelf: Shelf;
  readonly family: EditFamily;
  readonly credits: CreditsCache;
  readonly #held = new DisposableStore();
  #tidiedAt = -Infinity;
  readonly #touched = this.#held.add(new Emitter<string>());
  readonly #libraryChanged = this.#held.add(new Emitter<Library>());
  readonly #accountChanged = this.#held.add(new Emitter<void>());
  readonly onDidTouchJob = this.#touched.event;
  readonly onDidChangeLibrary = this.#libraryChanged.event;
  readonly onDidChangeAccount = this.#accountChanged.event;

  constructor(ports: PanelPorts) {
    this.ports = ports;
    this.files = new StorageFiles(vscode.Uri.joinPath(ports.storageUri, 'panel'));
    this.stars = new Stars(this.files);
    this.thumbnails = new Thumbnails(this.files);
    this.versions = this.#held.add(
      new PictureVersions(
        (uri) => fileVersion(vscode.Uri.parse(uri)),
        // Jobs leave brackets in their addresses as they are, VS Code does not.
        (uri) => vscode.Uri.parse(uri).toString(),
      ),
    );
    this.shelf = new Shelf(this.files);
    this.family = new EditFamily(ports.jobs);
    this.credits = new CreditsCache(ports.credits, Date);
    this.#held.add(
      watchPictures((uri) => {
        this.versions.lookAgain(uri.toString());
      }),
    );
    this.#held.add(
      // Who was in another program comes back, and VS Code does not hear of all that happens to files.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) {
          this.versions.lookForPages();
        }
      }),
    );
    this.#held.add(
      this.versions.onDidOutdate((jobId) => {
        this.#touched.fire(jobId);
      }),
    );
    this.#held.add(
      ports.onDidChangeKey(() => {
        this.credits.forget();
        this.#accountChanged.fire();
      }),
    );
    this.#held.add(
      ports.onDidChangeBalance(() => {
        for (const job of ports.jobs.list()) {
          if (job.state === 'unconfirmed') {
            this.#touched.fire(job.id);
          }
        }
      }),
    );
    this.#held.add(
      ports.jobs.onDidChange((change) => {
        if (change.kind === 'removed') {
          void this.#forget(change.job.id);
        }
        if (this.family.follow(change)) {
          this.#tellOutdated();
        }
      }),
    );
  }

  /** Translations for the page, by the English text. */
  get words(): Readonly<Record<string, string>> {
    const bundle: Readonly<Record<string, unknown>> = vscode.l10n.bundle ?? {};
    return Object.fromEntries(
      Object.entries(bundle).flatMap(([key, value]) =>
        typeof value === 'string' ? [[key, value] as const] : [],
      ),
    );
  }

  /** Where a page may load pictures from. */
  get roots(): readonly vscode.Uri[] {
    return [...this.#openRoots(), ...this.#savedElsewhere()];
  }

  isWithinReach(uri: vscode.Uri): boolean {
    const isOwn = jobOfFile(uri.toString(), this.ports.jobs.list()) !== undefined;
    return isOwn || this.#openRoots().some((root) => liesWithin(uri, root));
  }

  /** What cannot be read is told in the log: a page without it is worth more than none. */
  async load(): Promise<void> {
    const loads = [this.stars.load(), this.thumbnails.load(), this.shelf.load()];
    for (const result of await Promise.allSettled(loads)) {
      if (result.status === 'rejected') {
        this.ports.log.warn('Something that the panel kept could not be read.', result.reason);
      }
    }
  }

  /** Deletes what was kept for jobs that are gone; at most once an hour. */
  async tidy(): Promise<void> {
    const now = Date.now();
    if (now - this.#tidiedAt < tidyRest) {
      return;
    }
    this.#tidiedAt = now;
    const { jobs, storageUri, log } = this.ports;
    try {
      const known = { recorded: () => recordedJobs(storageUri), list: () => jobs.list() };
      if (!(await removeLeftovers(this, known, now))) {
        this.#tidiedAt = -Infinity;
      }
    } catch (error) {
      log.warn('What the panel kept of jobs that are gone could not be deleted.', error);
    }
  }

  job(id: string): Job {
    const job = this.ports.jobs.get(id);
    if (job === undefined) {
      throw new PanelRefusal(vscode.l10n.t('This picture has been removed from the list.'));
    }
    return job;
  }

  /** URI of the thumbnail of a job's picture as its file is now. */
  thumbnail(jobId: string, index: number, uri: string): string | undefined {
    const version = this.versions.tell(uri, jobId, this.thumbnails.version(jobId, index));
    return this.thumbnails.find(jobId, index, version);
  }

  /** @param isCurrent whether it was made from what the picture's file still holds */
  async keepThumbnail(
    jobId: string,
    index: number,
    bytes: Uint8Array,
    isCurrent: (uri: string) => boolean,
  ): Promise<string> {
    const job = this.job(jobId);
    const uri = job.state === 'saved' ? job.files[index] : undefined;
    const version = uri === undefined ? undefined : await this.versions.look(uri);
    if (uri === undefined || version === undefined || !isCurrent(uri)) {
      throw new PanelRefusal('The picture is another one by now.');
    }
    return this.thumbnails.keep(jobId, index, version, bytes);
  }

  async star(id: string, isStarred: boolean): Promise<void> {
    await this.stars.set(id, isStarred);
    this.#touched.fire(id);
  }

  async changeLibrary(change: (shelf: Shelf) => Promise<void>): Promise<void> {
    await change(this.shelf);
    this.#libraryChanged.fire(this.shelf.library);
  }

  dispose(): void {
    this.#held.dispose();
  }

  #openRoots(): readonly vscode.Uri[] {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return [
      vscode.Uri.joinPath(this.ports.extensionUri, 'dist'),
      this.ports.storageUri,
      ...folders.map((folder) => folder.uri),
    ];
  }

  /** Folders of pictures that were saved where no folder is open: the person chose them for that. */
  #savedElsewhere(): readonly vscode.Uri[] {
    const open = this.#openRoots();
    const parents = this.ports.jobs
      .list()
      .flatMap((job) => (job.state === 'saved' ? job.files : []))
      .map((file) => vscode.Uri.joinPath(vscode.Uri.parse(file), '..'))
      .filter((parent) => !open.some((root) => liesWithin(parent, root) || parent.path === root.path));
    return [...new Map(parents.map((parent) => [parent.toString(), parent])).values()];
  }

  /** After a burst of changes. */
  readonly #tellOutdated = soon(() => {
    if (!this.#held.isDisposed) {
      for (const id of this.family.outdated()) {
        this.#touched.fire(id);
      }
    }
  });

  async #forget(jobId: string): Promise<void> {
    try {
      await forgetJob(this, { recorded: () => recordedJobs(this.ports.storageUri) }, jobId);
    } catch (error) {
      this.ports.log.warn('What the panel kept of a removed job could not be deleted.', error);
    }
  }
}
