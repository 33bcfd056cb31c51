import * as vscode from 'vscode';
import type { Job } from '../../core/job';
import type { Known } from '../words/explainFailure';
import { presentDetails } from './presentDetails';

/** Picture, prompt, parameters and cost. Everything that comes from outside is text, never markup. */
export function jobTooltip(job: Job, known: Known): vscode.MarkdownString {
  const { picture, prompt, explanation, lines } = presentDetails(job, known, vscode.l10n.t);
  const tooltip = new vscode.MarkdownString();
  if (picture !== undefined) {
    // `toString` encodes all that could end the address.
    tooltip.appendMarkdown(`![](${vscode.Uri.parse(picture, true).toString()}|width=240)\n\n`);
  }
  tooltip.appendText(prompt).appendMarkdown('\n\n');
  if (explanation !== undefined) {
    tooltip.appendText(explanation).appendMarkdown('\n\n');
  }
  for (const { label, value } of lines) {
    tooltip.appendMarkdown('- ').appendText(`${label}: ${value}`).appendMarkdown('\n');
  }
  return tooltip;
}
