import type * as vscode from 'vscode';
import type { ImageMention } from '../../assets/mentions/imageMention';
import { defaultModel } from '../../core/catalogue';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { holeOf } from './hole';
import type { Hole } from './hole';
import { fileOf, rememberingLook } from './mentionFiles';
import { MentionScans } from './mentionScans';

/** More references in one document are not looked at: each is a question to the disk. */
const maximumMentions = 2000;

/** The missing images of a document, each file once, in order. */
export async function holesOf(
  document: vscode.TextDocument,
  layout: ProjectLayout,
  scans = new MentionScans(),
): Promise<readonly Hole[]> {
  const mentions = ((await scans.of(document)) ?? []).slice(0, maximumMentions);
  const look = rememberingLook();
  const text = document.getText();
  const model = defaultModel('generate');
  const holes = new Map<string, Hole>();
  for (const mention of mentions) {
    const file = await fileOf(mention, document.uri, layout, look);
    if (file.kind === 'missing' && isWorthAsking(mention)) {
      const known = holes.get(file.uri.toString());
      // Of several references to one file, the one that says something is believed.
      if (known === undefined || (known.mention.alt === undefined && mention.alt !== undefined)) {
        const hole = holeOf({ text, languageId: document.languageId }, mention, file.uri, model);
        holes.set(file.uri.toString(), hole);
      }
    }
  }
  return [...holes.values()];
}

/** A word in a program that ends like an image's name need not be a reference. */
export function isWorthAsking({ place, path }: ImageMention): boolean {
  return (place !== 'string' && place !== 'data') || /[/\\]/.test(path);
}

/** The mention at a place of a document: where the path is, else anywhere in its reference. */
export function mentionAt(mentions: readonly ImageMention[], offset: number): ImageMention | undefined {
  const isIn = ({ start, end }: { start: number; end: number }): boolean => start <= offset && offset <= end;
  return (
    mentions.find(({ span }) => isIn(span)) ??
    mentions
      .filter(({ whole }) => isIn(whole))
      .sort((one, other) => one.whole.end - one.whole.start - (other.whole.end - other.whole.start))[0]
  );
}
