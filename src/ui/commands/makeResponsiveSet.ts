import * as vscode from 'vscode';
import type { PictureVariant, PictureVariants } from '../../core/ports/pictureVariants';
import { fileName } from '../jobsView/fileName';
import type { CommandHandler } from './commandIds';
import { pictureArgument } from './pictureArgument';

const t = vscode.l10n.t;

/** Smaller copies beside a picture, for a `srcset`. Resolves with all sizes, smallest first. */
export function makeResponsiveSet(variants: () => Promise<PictureVariants>): CommandHandler {
  return async (...args) => {
    const widths = widthsOf(args[1]);
    // Widths are no selection of files.
    const pictures = widths === undefined ? args : args.slice(0, 1);
    const uri = await pictureArgument(pictures, t('Which picture shall have smaller copies?'));
    if (uri === undefined) {
      return undefined;
    }
    const title = t('Making smaller copies of {0}…', fileName(uri));
    const set = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title },
      async () => (await variants()).make(uri, widths),
    );
    void vscode.window.showInformationMessage(sentence(uri, set));
    return set;
  };
}

/** Programs may name widths; VS Code's menus name all that is selected there. */
function widthsOf(value: unknown): readonly number[] | undefined {
  const isList =
    Array.isArray(value) && value.length > 0 && value.every((width) => Number.isSafeInteger(width));
  return isList ? value.map(Number) : undefined;
}

function sentence(uri: string, set: readonly PictureVariant[]): string {
  const widths = set.slice(0, -1).map(({ width }) => width);
  return widths.length === 0
    ? t('“{0}” is small already; no smaller copy is needed.', fileName(uri))
    : t('“{0}” has copies beside it now, of these widths in pixels: {1}.', fileName(uri), widths.join(', '));
}
