import * as vscode from 'vscode';
import type { Jobs } from '../../core/jobs';
import type { JobRow } from './jobRow';

/** Lets saved pictures be dragged out of the jobs view into editors and folders. */
export class RowDrag implements vscode.TreeDragAndDropController<JobRow> {
  readonly dragMimeTypes = ['text/uri-list'];
  readonly dropMimeTypes = [];
  readonly #jobs: Jobs;

  constructor(jobs: Jobs) {
    this.#jobs = jobs;
  }

  handleDrag(rows: readonly JobRow[], transfer: vscode.DataTransfer): void {
    const files = rows.flatMap(({ jobId }) => {
      const job = this.#jobs.get(jobId);
      return job?.state === 'saved' ? job.files : [];
    });
    if (files.length > 0) {
      transfer.set('text/uri-list', new vscode.DataTransferItem(files.join('\r\n')));
    }
  }
}
