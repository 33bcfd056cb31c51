import * as vscode from 'vscode';
import { checkPrompt } from '../../core/checkParameters';
import type { Model } from '../../core/model';
import { explainIssue } from '../words/explainIssue';

const t = vscode.l10n.t;

/** Asks for words; undefined when the person turns away. */
export async function askForPrompt(
  model: Model,
  title: string,
  placeHolder: string,
): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title,
    placeHolder,
    prompt: t(model.prompt.help),
    // Looking something up in another window is no reason to lose what was typed.
    ignoreFocusOut: true,
    validateInput: (value) => {
      const issue = checkPrompt(model, value);
      return issue === undefined ? undefined : explainIssue(issue, model, t);
    },
  });
}
