import * as vscode from 'vscode';
import { checkPrompt } from '../../core/checkParameters';
import type { Model } from '../../core/model';
import { explainIssue } from '../words/explainIssue';

const t = vscode.l10n.t;

/** What stands in the box to begin with. */
export interface Prefilled {
  readonly value: string;
  /** Default: all of it. */
  readonly selection?: readonly [start: number, end: number];
}

/** Asks for words; undefined when the person turns away. */
export async function askForPrompt(
  model: Model,
  title: string,
  placeHolder: string,
  prefilled?: Prefilled,
): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title,
    placeHolder,
    ...(prefilled === undefined ? {} : { value: prefilled.value }),
    ...(prefilled?.selection === undefined ? {} : { valueSelection: [...prefilled.selection] }),
    prompt: t(model.prompt.help),
    // Looking something up in another window is no reason to lose what was typed.
    ignoreFocusOut: true,
    validateInput: (value) => {
      const issue = checkPrompt(model, value);
      return issue === undefined ? undefined : explainIssue(issue, model, t);
    },
  });
}
