import * as vscode from 'vscode';
import { resolveInside } from '../../assets/outputFolder';
import { Refusal } from '../refusal';
import { explainFolderRefusal } from '../words/explainPlace';

const t = vscode.l10n.t;

export interface Place {
  readonly root: vscode.Uri;
  readonly folder: vscode.Uri;
}

/** Throws a `Refusal` for a folder that nothing is ever written to. @param setting that names the folder */
export function placeInside(root: vscode.Uri, relative: string, setting: string | undefined): Place {
  const inside = resolveInside(root.path, relative);
  if (!inside.ok) {
    const sentence = explainFolderRefusal(relative, inside.refusal, t);
    throw setting === undefined
      ? new Refusal(sentence, ['showLog'])
      : new Refusal(sentence, ['openSettings'], setting);
  }
  return { root, folder: root.with({ path: inside.path }) };
}

/** The way from a folder to what lies in it. */
export function pathWithin(root: vscode.Uri, uri: vscode.Uri): string {
  return uri.path.slice(root.path.replace(/\/+$/, '').length + 1);
}
