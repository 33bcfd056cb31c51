import type * as vscode from 'vscode';
import { scanImageMentions } from '../../assets/mentions/findImageMentions';
import type { ImageMention } from '../../assets/mentions/imageMention';

/** How long one stretch of reading takes, ms: others wait no longer for the extension host. */
const stretch = 5;

/** Letters from which on a document is left alone until its author pauses. */
const large = 200_000;
const pause = 250;

interface Known {
  readonly version: number;
  readonly languageId: string;
  readonly mentions: Promise<readonly ImageMention[] | undefined>;
}

/** The mentions of documents, each read once a version and language, in short stretches. */
export class MentionScans {
  readonly #known = new WeakMap<vscode.TextDocument, Known>();

  /** Undefined when the document was changed in the meantime. */
  of(document: vscode.TextDocument): Promise<readonly ImageMention[] | undefined> {
    const { version, languageId } = document;
    const known = this.#known.get(document);
    if (known?.version === version && known.languageId === languageId) {
      return known.mentions;
    }
    const mentions = scanDocument(document);
    this.#known.set(document, { version, languageId, mentions });
    return mentions;
  }
}

async function scanDocument(document: vscode.TextDocument): Promise<readonly ImageMention[] | undefined> {
  const { version, languageId } = document;
  const isCurrent = (): boolean =>
    document.version === version && document.languageId === languageId && !document.isClosed;
  if (lengthOf(document) > large) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (!isCurrent()) {
      return undefined;
    }
  }
  return scanText(document.getText(), languageId, isCurrent);
}

/** Reads a text in short stretches; undefined when it is no longer wanted. */
export async function scanText(
  text: string,
  languageId: string,
  isWanted: () => boolean,
): Promise<readonly ImageMention[] | undefined> {
  const scan = scanImageMentions(text, languageId);
  for (;;) {
    const end = performance.now() + stretch;
    do {
      const step = scan.next();
      if (step.done === true) {
        return step.value;
      }
    } while (performance.now() < end);
    await new Promise((resolve) => setImmediate(resolve));
    if (!isWanted()) {
      return undefined;
    }
  }
}

/** Without putting the text together. */
function lengthOf(document: vscode.TextDocument): number {
  const { lineCount } = document;
  const last = document.lineAt(lineCount - 1);
  return document.offsetAt(last.range.end);
}
