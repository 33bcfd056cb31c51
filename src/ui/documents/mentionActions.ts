import * as vscode from 'vscode';
import type { ImageMention } from '../../assets/mentions/imageMention';
import { namedType } from '../../assets/namedType';
import { defaultModel } from '../../core/catalogue';
import type { Jobs } from '../../core/jobs';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { commandId } from '../commands/commandIds';
import type { CommandName } from '../commands/commandIds';
import { isOnItsWay } from './fillHole';
import { holeOf } from './hole';
import { isWorthAsking } from './holes';
import { fileOf, rememberingLook } from './mentionFiles';
import type { LookAt } from './mentionFiles';
import type { MentionScans } from './mentionScans';
import type { DocumentReader } from './readDocuments';

const t = vscode.l10n.t;

/** More files are not looked for only to know whether there is a second hole. */
const maximumLooks = 100;

export interface ActionTools {
  readonly layout: ProjectLayout;
  readonly jobs: Jobs;
}

/** Code actions for the references at a place, and for what is selected. */
export function mentionActions(tools: ActionTools, scans: MentionScans): DocumentReader['codeActions'] {
  return async (document, range, isAsked, token) => {
    const isGone = (): boolean => token.isCancellationRequested;
    const selection = isAsked && !range.isEmpty ? [selectionAction(document, range)].flat() : [];
    const mentions = await scans.of(document);
    if (mentions === undefined || isGone()) {
      return selection;
    }
    const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const look = rememberingLook();
    const actions: vscode.CodeAction[] = [];
    for (const mention of mentions
      .filter(({ whole }) => whole.start <= end && start <= whole.end)
      .slice(0, 20)) {
      actions.push(...(await actionsFor(mention, document, mentions, isAsked, tools, look)));
      if (isGone()) {
        return [];
      }
    }
    return [...withoutDoubles(actions), ...selection];
  };
}

async function actionsFor(
  mention: ImageMention,
  document: vscode.TextDocument,
  mentions: readonly ImageMention[],
  isAsked: boolean,
  { layout, jobs }: ActionTools,
  look: LookAt,
): Promise<readonly vscode.CodeAction[]> {
  const { uri } = document;
  const file = await fileOf(mention, uri, layout, look);
  if (file.kind === 'there') {
    // Not at every move of the cursor: a light bulb at each picture would be a nuisance.
    return isAsked && namedType(file.uri.path) !== undefined
      ? [
          action(t('Edit This Image with Qwen…'), vscode.CodeActionKind.RefactorRewrite, 'editImage', [
            file.uri,
          ]),
          action(
            t('Generate a Replacement with Qwen…'),
            vscode.CodeActionKind.RefactorRewrite,
            'generateReplacement',
            [file.uri, mention.alt?.text ?? ''],
          ),
        ]
      : [];
  }
  if (file.kind === 'unknown' || !isWorthAsking(mention)) {
    return [];
  }
  const text = { text: '', languageId: document.languageId };
  const hole = holeOf(text, mention, file.uri, defaultModel('generate'));
  if (isOnItsWay(hole, jobs)) {
    return [];
  }
  const title = hole.isRenamed
    ? t('Generate This Image with Qwen, as {0}…', hole.name)
    : t('Generate This Image with Qwen…');
  const fix = vscode.CodeActionKind.QuickFix;
  const one = action(title, fix, 'generateMissing', [uri, document.positionAt(mention.span.start)]);
  const isAlone = !(await hasAnother(mentions, file.uri, uri, layout, look));
  return isAlone
    ? [one]
    : [one, action(t('Generate All Missing Images in This File…'), fix, 'generateAllMissing', [uri])];
}

async function hasAnother(
  mentions: readonly ImageMention[],
  known: vscode.Uri,
  document: vscode.Uri,
  layout: ProjectLayout,
  look: LookAt,
): Promise<boolean> {
  for (const mention of mentions.filter(isWorthAsking).slice(0, maximumLooks)) {
    const file = await fileOf(mention, document, layout, look);
    if (file.kind === 'missing' && file.uri.toString() !== known.toString()) {
      return true;
    }
  }
  return false;
}

function selectionAction(document: vscode.TextDocument, range: vscode.Range): readonly vscode.CodeAction[] {
  const isWords = /\p{L}{2}/u.test(document.getText(range).slice(0, 1000));
  return isWords
    ? [
        action(
          t('Generate Image from Selection…'),
          vscode.CodeActionKind.RefactorRewrite,
          'generateFromSelection',
          [],
        ),
      ]
    : [];
}

function action(
  title: string,
  kind: vscode.CodeActionKind,
  name: CommandName,
  args: readonly unknown[],
): vscode.CodeAction {
  const made = new vscode.CodeAction(title, kind);
  made.command = { title, command: commandId(name), arguments: [...args] };
  return made;
}

/** Actions that are about the picture, not about its reference. */
const aboutFile: ReadonlySet<string> = new Set([commandId('editImage'), commandId('generateReplacement')]);

/** Candidates of one `srcset` may lead to one file. */
function withoutDoubles(actions: readonly vscode.CodeAction[]): readonly vscode.CodeAction[] {
  const key = ({ title, command }: vscode.CodeAction): string =>
    `${title} ${aboutFile.has(command?.command ?? '') ? String(command?.arguments?.[0]) : ''}`;
  const keys = actions.map(key);
  return actions.filter((one, index) => keys.indexOf(key(one)) === index);
}
