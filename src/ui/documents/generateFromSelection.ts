import * as vscode from 'vscode';
import { plainLine } from '../../assets/plainLine';
import { defaultModel } from '../../core/catalogue';
import type { CommandHandler } from '../commands/commandIds';
import { askForPrompt } from '../commands/promptInput';
import type { PlaceOrder } from '../orders/placeOrder';
import { Refusal } from '../refusal';

const t = vscode.l10n.t;

/** More than this nobody reads in one line; a picture of it would show little of it either. */
const longestSelection = 4000;

/** A picture of what the selected words say: shown first, to be put right. Returns the job's id. */
export function generateFromSelection(placeOrder: PlaceOrder): CommandHandler {
  return async () => {
    const editor = vscode.window.activeTextEditor;
    const words = editor === undefined ? '' : plainLine(editor.document.getText(editor.selection));
    if (words === '') {
      throw new Refusal(t('Select the words that the picture should show.'));
    }
    const prompt = await askForPrompt(
      defaultModel('generate'),
      t('Generate an Image from the Selection'),
      t('What should the picture show?'),
      { value: words.slice(0, longestSelection) },
    );
    return prompt === undefined ? undefined : (await placeOrder({ prompt }, { isInteractive: true }))?.id;
  };
}
