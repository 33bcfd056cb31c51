import * as vscode from 'vscode';
import type { SmallerCopies } from '../insert/smallerCopies';
import type { CommandHandler } from './commandIds';
import { pictureArgument } from './pictureArgument';

/** Smaller copies beside a picture, for a `srcset`. Resolves with all sizes, smallest first. */
export function makeResponsiveSet(copies: SmallerCopies): CommandHandler {
  return async (...args) => {
    const widths = widthsOf(args[1]);
    // Widths are no selection of files.
    const pictures = widths === undefined ? args : args.slice(0, 1);
    const uri = await pictureArgument(pictures, vscode.l10n.t('Which picture should have smaller copies?'));
    if (uri === undefined) {
      return undefined;
    }
    const set = await copies.make(uri, widths ?? copies.widthsFor(true, uri, uri));
    copies.tell(uri, set);
    return set;
  };
}

/** Programs may name widths; VS Code's menus name all that is selected there. */
function widthsOf(value: unknown): readonly number[] | undefined {
  const isList =
    Array.isArray(value) && value.length > 0 && value.every((width) => Number.isSafeInteger(width));
  return isList ? value.map(Number) : undefined;
}
