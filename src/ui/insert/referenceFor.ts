import * as vscode from 'vscode';
import type { Job } from '../../core/job';
import { altFor } from './altFor';
import { splitReference } from './splitReference';
import type { SplitReference } from './splitReference';

/** How `document` refers to a picture; without a document, Markdown from the workspace folder. */
export function referenceFor(
  image: vscode.Uri,
  job: Job | undefined,
  document: vscode.TextDocument | undefined,
): SplitReference {
  const owner = vscode.workspace.getWorkspaceFolder(image);
  const size = sizeOf(job);
  // Across file systems there is no relative way.
  const isNeighbour = document?.uri.scheme === image.scheme && document.uri.authority === image.authority;
  return splitReference({
    languageId: document?.languageId ?? 'markdown',
    documentPath: isNeighbour ? document.uri.path : undefined,
    imagePath: image.path,
    ...(owner === undefined ? {} : { workspacePath: image.path.slice(owner.uri.path.length) }),
    alt: altFor(image.toString(), job),
    ...(size === undefined ? {} : { size }),
  });
}

function sizeOf(job: Job | undefined): { readonly width: number; readonly height: number } | undefined {
  const [output] = job?.state === 'saved' ? job.outputs : [];
  return output?.kind === 'kept' ? { width: output.width, height: output.height } : undefined;
}
