import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import type { Job } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import type { Log } from '../../core/log';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { fileName } from '../jobsView/fileName';
import { unlinked } from '../words/unlinked';
import type { Hole } from './hole';
import { renameReferences } from './renameReferences';

const t = vscode.l10n.t;

interface Filling {
  readonly document: vscode.Uri;
  readonly hole: Hole;
}

/** Sees to it that references lead to their pictures, also where a picture had to be saved under another name. */
export class FilledHoles {
  readonly #jobs: Jobs;
  readonly #layout: ProjectLayout;
  readonly #log: Log;
  readonly #fillings = new Map<string, Filling>();
  /** Only while there is something to wait for. */
  #listening: Disposable | undefined;

  constructor(jobs: Jobs, layout: ProjectLayout, log: Log) {
    this.#jobs = jobs;
    this.#layout = layout;
    this.#log = log;
  }

  /** Watches until the picture is there. */
  follow(job: Job, document: vscode.Uri, hole: Hole): void {
    this.#fillings.set(job.id, { document, hole });
    this.#listening ??= this.#jobs.onDidChange((change) => {
      const { id } = change.job;
      if (change.kind === 'removed') {
        this.#forget(id);
      } else if (change.job.state === 'saved') {
        this.#arrived(id, change.job.files[0] ?? '');
      }
    });
  }

  /** Lets every reference of the document to a file say another name. */
  renameReferences(document: vscode.Uri, target: string, name: string): Promise<boolean> {
    return renameReferences(document, target, name, this.#layout);
  }

  #arrived(id: string, file: string): void {
    const filling = this.#fillings.get(id);
    this.#forget(id);
    const name = fileName(file);
    if (filling !== undefined && name !== filling.hole.name) {
      this.#offer(filling, file, name).catch((error: unknown) => {
        this.#log.error('A reference could not be updated', error);
      });
    }
  }

  #forget(id: string): void {
    this.#fillings.delete(id);
    if (this.#fillings.size === 0) {
      this.#listening?.dispose();
      this.#listening = undefined;
    }
  }

  /** A document is not changed behind its author's back. */
  async #offer({ document, hole }: Filling, file: string, name: string): Promise<void> {
    const update = t('Update Reference');
    const picked = await vscode.window.showWarningMessage(
      unlinked(
        t(
          'The picture is saved as “{0}”, because it could not be saved as “{1}”. The reference in {2} still says the latter.',
          ...[name, hole.name, fileName(document.toString())],
        ),
      ),
      update,
    );
    if (picked === update) {
      const target = vscode.Uri.joinPath(vscode.Uri.parse(hole.folder, true), hole.name).toString();
      await renameReferences(document, target, fileName(file), this.#layout);
    }
  }
}
