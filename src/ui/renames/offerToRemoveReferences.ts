import * as vscode from 'vscode';
import { removalOf } from '../../assets/mentions/removal';
import type { MentioningText } from '../../assets/mentions/removal';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { scanText } from '../documents/mentionScans';
import { fileName } from '../jobsView/fileName';
import { mentionsOf } from './mentionsOf';
import type { LostMention } from './mentionsOf';
import { offerEdits, spanRange } from './offerEdits';
import type { TextChange } from './offerEdits';

const t = vscode.l10n.t;

/** Once a picture is gone: offers to take what refers to it out of the documents, and shows what only a person can change. */
export async function offerToRemoveReferences(file: vscode.Uri, layout: ProjectLayout): Promise<void> {
  const name = fileName(file.toString());
  const texts = new Map<vscode.TextDocument, MentioningText | undefined>();
  const removed: LostMention[] = [];
  const left: LostMention[] = [];
  const changes = new Map<string, TextChange>();
  for (const lost of await mentionsOf([file], layout)) {
    const { document, mention } = lost;
    const known = texts.has(document) ? texts.get(document) : await textOf(lost);
    texts.set(document, known);
    const removals = known && removalOf(mention, known);
    (removals === undefined ? left : removed).push(lost);
    for (const removal of removals ?? []) {
      // Two references may stand in one tag.
      changes.set(`${document.uri.toString()} ${removal.start}`, {
        ...{ document: document.uri, range: spanRange(document, removal), text: removal.text },
      });
    }
  }
  if (removed.length > 0) {
    await offerEdits([...changes.values()], {
      message:
        removed.length === 1
          ? t('“{0}” is removed. One reference still leads there.', name)
          : t('“{0}” is removed. {1} references still lead there.', name, removed.length),
      button: removed.length === 1 ? t('Remove It Too') : t('Remove Them Too'),
      label: t('References to a removed placeholder'),
    });
  }
  await offerToShow(name, left);
}

/** Undefined when the document was changed in the meantime. */
async function textOf({ document, languageId }: LostMention): Promise<MentioningText | undefined> {
  const { version } = document;
  const text = document.getText();
  const mentions = await scanText(text, languageId, () => document.version === version);
  return mentions && { text, languageId, mentions };
}

/** Where more is said than that there is a picture, taking it out could break what is around it. */
async function offerToShow(name: string, [first, ...others]: readonly LostMention[]): Promise<void> {
  if (first === undefined) {
    return;
  }
  const show = others.length === 0 ? t('Show It') : t('Show Them');
  const picked = await vscode.window.showInformationMessage(
    others.length === 0
      ? t('“{0}” is removed. One reference is part of something that only you can change.', name)
      : t(
          '“{0}” is removed. {1} references are part of something that only you can change.',
          name,
          others.length + 1,
        ),
    show,
  );
  if (picked !== show) {
    return;
  }
  const [place, ...more] = [first, ...others].map(
    ({ document, mention }) => new vscode.Location(document.uri, spanRange(document, mention.span)),
  );
  if (place === undefined) {
    return;
  }
  await vscode.window.showTextDocument(place.uri, { selection: place.range });
  if (more.length > 0) {
    const { uri, range } = place;
    await vscode.commands.executeCommand(
      'editor.action.peekLocations',
      uri,
      range.start,
      [place, ...more],
      'peek',
    );
  }
}
