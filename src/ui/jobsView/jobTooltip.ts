import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import type { Job } from '../../core/job';
import { PictureAddresses } from '../pictureAddresses';
import { fileVersion, watchPictures } from '../pictureFiles';
import type { Known } from '../words/explainFailure';
import { wrappedText } from '../wrappedText';
import { presentDetails, type JobDetails } from './presentDetails';

/** Tooltips of rows: picture, prompt, parameters and cost. */
export class JobTooltips implements Disposable {
  readonly #addresses = new PictureAddresses((uri) => fileVersion(vscode.Uri.parse(uri, true)));
  /** Ids of the jobs that have shown a picture, by its URI. */
  readonly #shown = new Map<string, Set<string>>();
  readonly #watcher: Disposable;

  /** @param refresh draws a job's row again, with which VS Code forgets its tooltip */
  constructor(refresh: (jobId: string) => void) {
    this.#watcher = watchPictures((uri) => {
      for (const jobId of this.#shown.get(uri.toString()) ?? []) {
        refresh(jobId);
      }
    });
  }

  async of(job: Job, known: Known): Promise<vscode.MarkdownString> {
    const details = presentDetails(job, known, vscode.l10n.t);
    if (details.picture === undefined) {
      return tooltipOf(details, undefined);
    }
    // `toString` encodes all that could end the address.
    const uri = vscode.Uri.parse(details.picture, true).toString();
    this.#shown.set(uri, (this.#shown.get(uri) ?? new Set()).add(job.id));
    return tooltipOf(details, await this.#addresses.of(uri));
  }

  dispose(): void {
    this.#watcher.dispose();
    this.#shown.clear();
  }
}

/** Everything that comes from outside is text, never markup. */
function tooltipOf(
  { prompt, explanation, lines }: JobDetails,
  picture: string | undefined,
): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  if (picture !== undefined) {
    tooltip.appendMarkdown(`![](${picture}|width=240)\n\n`);
  }
  tooltip.appendMarkdown(`${wrappedText(prompt)}\n\n`);
  if (explanation !== undefined) {
    tooltip.appendMarkdown(`${wrappedText(explanation)}\n\n`);
  }
  for (const { label, value } of lines) {
    tooltip.appendMarkdown(`- ${wrappedText(`${label}: ${value}`)}\n`);
  }
  return tooltip;
}
