import * as vscode from 'vscode';
import { plainLine } from '../../assets/plainLine';
import { findModel } from '../../core/catalogue';
import type { FoundRecord } from '../../core/ports/assetRecords';
import { runRecordCommand } from '../commands/commandIds';
import { PictureAddresses } from '../pictureAddresses';
import { fileVersion } from '../pictureFiles';
import type { UiServices } from '../uiServices';
import { wrappedText } from '../wrappedText';
import { mentionAt } from './holes';
import { fileOf } from './mentionFiles';
import type { MentionScans } from './mentionScans';
import type { DocumentReader } from './readDocuments';

const t = vscode.l10n.t;

const longestPrompt = 600;
/** Pixels. */
const thumbnail = 240;

/** What is known of the picture that a reference leads to; nothing where its making is not on record. */
export function recordHover(
  { layout, records }: Pick<UiServices, 'layout' | 'records'>,
  scans: MentionScans,
): DocumentReader['hover'] {
  const addresses = new PictureAddresses((uri) => fileVersion(vscode.Uri.parse(uri, true)));
  return async (document, position, token) => {
    const isGone = (): boolean => token.isCancellationRequested;
    const mention = mentionAt((await scans.of(document)) ?? [], document.offsetAt(position));
    if (mention === undefined || isGone()) {
      return undefined;
    }
    const file = await fileOf(mention, document.uri, layout);
    if (file.kind !== 'there' || isGone()) {
      return undefined;
    }
    const found = await (await records()).find(file.uri.toString());
    const { start, end } = mention.span;
    return found === undefined
      ? undefined
      : new vscode.Hover(
          recordText(found, file.uri, await addresses.of(file.uri.toString())),
          new vscode.Range(document.positionAt(start), document.positionAt(end)),
        );
  };
}

/** Nothing of a record is Markdown: whoever wrote it may be a stranger. */
function recordText({ record }: FoundRecord, file: vscode.Uri, picture: string): vscode.MarkdownString {
  const { prompt, width, height, model, createdAt } = record;
  const shape = width >= height ? `width=${thumbnail}` : `height=${thumbnail}`;
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: [runRecordCommand, 'qwenImage.editImage'] };
  text.supportThemeIcons = false;
  text.appendMarkdown(`![${escaped(t('Preview'))}](${escapedUri(picture)}|${shape})\n\n`);
  const words = plainLine(prompt);
  text.appendMarkdown(
    wrappedText(words.length > longestPrompt ? `${words.slice(0, longestPrompt - 1)}…` : words),
  );
  const facts = [
    findModel(model)?.title ?? model,
    `${width} × ${height}`,
    new Date(createdAt).toLocaleDateString(vscode.env.language),
  ];
  text.appendMarkdown('\n\n');
  text.appendMarkdown(wrappedText(facts.join(' · ')));
  text.appendMarkdown(
    `\n\n[${escaped(t('Run Again'))}](${link(runRecordCommand, file)}) · ` +
      `[${escaped(t('Edit…'))}](${link('qwenImage.editImage', file)})`,
  );
  return text;
}

function link(command: string, argument: unknown): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([argument])).replace(/[()]/g, (sign) =>
    sign === '(' ? '%28' : '%29',
  )}`;
}

function escaped(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
}

/** In an image's target, `|` would begin its size. */
function escapedUri(uri: string): string {
  return uri.replace(/[()|\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
