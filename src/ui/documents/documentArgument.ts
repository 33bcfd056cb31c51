import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { uriParts } from '../commands/argumentShapes';
import type { UriParts } from '../commands/orderShape';
import { argumentReader } from '../commands/argumentReader';
import { Refusal } from '../refusal';

const position = z.object({ line: z.number(), character: z.number() });

const placeShape = z.strictObject({
  document: z.union([z.string(), uriParts]),
  line: z.optional(z.number()),
  character: z.optional(z.number()),
  prompt: z.optional(z.string()),
});

export interface DocumentPlace {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  /** Given by a program, which wants no question. */
  readonly prompt?: string;
}

/**
 * The place that a command is about: as a code action names it (`uri, position`), as a program does
 * (`{ document, line, character, prompt }`, counted from 0), else the cursor of the editor in front.
 */
export async function documentPlace(args: readonly unknown[]): Promise<DocumentPlace> {
  const [first, second] = args;
  const uri = uriParts.safeParse(first);
  if (uri.success) {
    const at = position.safeParse(second);
    const { line, character } = at.success ? at.data : { line: 0, character: 0 };
    return { document: await opened(uri.data), position: new vscode.Position(line, character) };
  }
  if (first !== undefined && first !== null) {
    const place = placeShape.safeParse(first);
    if (!place.success) {
      throw new Refusal(vscode.l10n.t('Name the document as {0}.', '{ document, line, character, prompt }'));
    }
    const { document, line = 0, character = 0, prompt } = place.data;
    return {
      document: await opened(document),
      position: new vscode.Position(Math.max(0, line), Math.max(0, character)),
      ...(prompt === undefined ? {} : { prompt }),
    };
  }
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    throw new Refusal(
      vscode.l10n.t('Open the document that refers to the picture, and put the cursor there.'),
    );
  }
  return { document: editor.document, position: editor.selection.active };
}

function opened(document: string | UriParts): Thenable<vscode.TextDocument> {
  const text = typeof document === 'string' ? document : argumentReader.uriText(document);
  return vscode.workspace.openTextDocument(vscode.Uri.parse(text, true));
}
