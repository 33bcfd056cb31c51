import * as vscode from 'vscode';

const ours = vscode.DocumentDropOrPasteEditKind.Empty.append('qwenImage');

export const referenceKind = ours.append('reference');
export const decorationKind = ours.append('decoration');
