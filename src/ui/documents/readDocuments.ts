import type * as vscode from 'vscode';
import type { UiServices } from '../uiServices';
import { mentionActions } from './mentionActions';
import { MentionScans } from './mentionScans';
import { recordHover } from './recordHover';

/** What documents that refer to images have to offer. */
export interface DocumentReader {
  codeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    isAsked: boolean,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]>;
  hover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined>;
}

/** Documents are read when somebody points at a reference, and not before. */
export function readDocuments(services: UiServices): DocumentReader {
  const scans = new MentionScans();
  return {
    codeActions: mentionActions(services, scans),
    hover: recordHover(services, scans),
  };
}
