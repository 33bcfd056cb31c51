import * as vscode from 'vscode';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { fileName } from '../jobsView/fileName';
import { mentionsOf } from './mentionsOf';
import { offerEdits, spanRange } from './offerEdits';

const t = vscode.l10n.t;

/** Once a picture is gone: offers to take what refers to it out of the documents. Imports stay, for what uses them. */
export async function offerToRemoveReferences(file: vscode.Uri, layout: ProjectLayout): Promise<void> {
  const lost = (await mentionsOf([file], layout)).filter(({ mention }) => mention.place !== 'module');
  if (lost.length === 0) {
    return;
  }
  const name = fileName(file.toString());
  await offerEdits(
    lost.map(({ document, mention }) => ({
      document: document.uri,
      range: spanRange(document, mention.whole),
      text: '',
    })),
    {
      message:
        lost.length === 1
          ? t('“{0}” is removed. One reference still leads there.', name)
          : t('“{0}” is removed. {1} references still lead there.', name, lost.length),
      button: lost.length === 1 ? t('Remove It Too') : t('Remove Them Too'),
      label: t('References to a removed placeholder'),
    },
  );
}
