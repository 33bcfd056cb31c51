import * as vscode from 'vscode';
import type { Log } from '../../core/log';
import type { Preferences } from '../../core/ports/preferences';
import type { PlaceOrder } from '../orders/placeOrder';
import { Refusal } from '../refusal';
import { parseOrder } from './orderArguments';
import type { CommandHandler } from './commandIds';
import { argumentReader } from './argumentReader';
import { askForOrder } from './generate';
import type { UnusedPrompt } from './unusedPrompt';

const t = vscode.l10n.t;

/**
 * The reference stands at once, and a grey picture of the right size where it leads; the picture takes its place when it is made.
 * Returns the job's id.
 */
export function generateAndInsert(
  placeOrder: PlaceOrder,
  preferences: Preferences,
  unused: UnusedPrompt,
  log: Log,
): CommandHandler {
  return async (...args) => {
    // Before anybody is asked anything: the focus may go elsewhere meanwhile.
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) {
      throw new Refusal(t('Open the document that should show the picture, and put the cursor there.'));
    }
    const ordered = parseOrder(args, argumentReader);
    const order = ordered ?? (await askForOrder(preferences, unused));
    if (order === undefined) {
      return undefined;
    }
    const job = await placeOrder({ ...order, placeholder: true }, { isInteractive: ordered === undefined });
    if (job !== undefined && ordered === undefined) {
      unused.forget();
    }
    const place = job?.request.destination.replaces;
    if (job === undefined || place === undefined) {
      return job?.id;
    }
    try {
      // The document may have been covered by another one while the prompt was written.
      await vscode.window.showTextDocument(editor.document, { selection: editor.selection });
      await vscode.commands.executeCommand('qwenImage.insertAsset', {
        asset: vscode.Uri.parse(place.uri, true),
        job: job.id,
        // They would be copies of the placeholder.
        responsive: false,
        editor: { document: { uri: editor.document.uri } },
      });
    } catch (error) {
      log.warn('A reference could not be inserted', error);
      void vscode.window.showWarningMessage(
        t(
          'The picture is being made, and a placeholder lies in its place, “{0}”. The reference could not be written: insert it when you like.',
          vscode.workspace.asRelativePath(vscode.Uri.parse(place.uri, true)),
        ),
      );
    }
    return job.id;
  };
}
