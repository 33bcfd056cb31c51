import * as vscode from 'vscode';
import { recordFileName, recordFolder } from '../../assets/provenance/recordPath';
import { plainLine } from '../../assets/plainLine';
import type { Finding, RecordFinding } from './finding';

const t = vscode.l10n.t;

/** Where a finding is shown: a document, a record, or a picture that has none. */
export function placeOfFinding(finding: Finding): vscode.Uri {
  if (finding.kind === 'missing') {
    return finding.document;
  }
  const { found } = finding;
  return found.kept === 'folder'
    ? vscode.Uri.joinPath(
        vscode.Uri.parse(found.root, true),
        recordFolder,
        recordFileName(found.record.sha256),
      )
    : vscode.Uri.parse(found.file, true);
}

/** One sentence. */
export function explainFinding(finding: Finding): string {
  switch (finding.kind) {
    case 'missing':
      return t('The image “{0}” does not exist.', plainLine(finding.path));
    case 'changed':
      return t('“{0}” was changed since it was generated.', nameOf(finding));
    case 'lost':
      return finding.now === undefined
        ? t('“{0}” is on record, but the picture is gone.', nameOf(finding))
        : t(
            '“{0}” is on record, but the picture lies at “{1}” now.',
            nameOf(finding),
            vscode.workspace.asRelativePath(vscode.Uri.parse(finding.now, true)),
          );
    case 'unused':
      return t('No document refers to the generated picture “{0}”.', nameOf(finding));
  }
}

function nameOf({ found }: RecordFinding): string {
  return plainLine(found.record.file);
}
