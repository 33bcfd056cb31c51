import * as vscode from 'vscode';
import type { Job } from '../../core/job';
import type { Known } from '../words/explainFailure';
import { wrappedText } from '../wrappedText';
import { presentDetails } from './presentDetails';

/** Picture, prompt, parameters and cost. Everything that comes from outside is text, never markup. */
export function jobTooltip(job: Job, known: Known): vscode.MarkdownString {
  const { picture, prompt, explanation, lines } = presentDetails(job, known, vscode.l10n.t);
  const tooltip = new vscode.MarkdownString();
  if (picture !== undefined) {
    // `toString` encodes all that could end the address.
    tooltip.appendMarkdown(`![](${vscode.Uri.parse(picture, true).toString()}|width=240)\n\n`);
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
