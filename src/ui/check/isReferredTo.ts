import * as vscode from 'vscode';
import { isHardName, mayName } from '../../assets/mentions/mayName';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { rememberingLook } from '../documents/mentionFiles';
import { maximumDocuments } from '../documents/readableDocuments';
import { documentUses } from './documentUses';
import { projectDocuments } from './projectDocuments';
import { SeenUses } from './seenUses';

/** Whether a document of the project refers to a file now. True also when there are too many to tell. */
export async function isReferredTo(
  uri: string,
  layout: ProjectLayout,
  token: vscode.CancellationToken,
): Promise<boolean> {
  const file = vscode.Uri.parse(uri, true);
  const name = /[^/]*$/.exec(file.path)?.[0] ?? '';
  const search = {
    isWanted: () => !token.isCancellationRequested,
    mayMatter: (text: string) => mayName(text, name),
    hardNames: isHardName(name) ? [name] : [],
  };
  const documents = await projectDocuments(token);
  const look = rememberingLook();
  const seen = new SeenUses();
  for (const document of documents) {
    seen.add(await documentUses(document, layout, look, search));
    if (seen.has(file.toString()) || !search.isWanted()) {
      return true;
    }
  }
  return documents.length >= maximumDocuments;
}
