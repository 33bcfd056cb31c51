import { dataMentions } from './dataMentions';
import { htmlReader } from './htmlMentions';
import type { ReadMarkup } from './htmlMentions';
import type { AltText, ImageMention, MentionScan } from './imageMention';
import { definitionAt, labelKey } from './markdownDefinition';
import { MarkdownFences } from './markdownFences';
import { inlineMentions } from './markdownInline';
import { localUrl } from './mentionPath';
import type { ScanContext } from './scanContext';
import { scriptMentions } from './scriptMentions';
import { shifted } from './shifted';
import { withoutMarkdownEscapes } from './unescape';

interface Definition {
  readonly label: string;
  readonly mention: ImageMention;
}

/** What the parts of a document share. */
export interface MarkdownScan {
  readonly text: string;
  readonly markup: ReadMarkup;
  /** Alt texts of `![alt][label]`, by label. */
  readonly alts: Map<string, AltText>;
}

/** Pictures and links in Markdown and MDX: HTML within included, code left out. */
export function* markdownMentions(text: string, context: ScanContext, isMdx: boolean): MentionScan {
  const scan: MarkdownScan = { text, markup: htmlReader(text, context), alts: new Map() };
  const definitions: Definition[] = [];
  const fences = new MarkdownFences(!isMdx);
  const head = frontMatter(text);
  if (head !== undefined) {
    yield* shifted(dataMentions(text.slice(head.start, head.end)), head.start);
  }
  /** Where the paragraph that is being collected begins. */
  let paragraph: number | undefined;
  let steps = 0;

  function* endParagraph(end: number): Generator<ImageMention | undefined, number> {
    const start = paragraph;
    paragraph = undefined;
    if (start === undefined) {
      return end;
    }
    if (isMdx && /^(?:import|export)\s/.test(text.slice(start, start + 7))) {
      yield* shifted(scriptMentions(text.slice(start, end), context), start);
      return end;
    }
    return yield* inlineMentions(scan, start, end);
  }

  for (let at = head?.next ?? 0; at < text.length;) {
    if (++steps % 500 === 0) {
      yield undefined;
    }
    const found = text.indexOf('\n', at);
    const next = found === -1 ? text.length : found + 1;
    const line = text.slice(at, found === -1 ? text.length : found);
    const kind = fences.read(line, paragraph !== undefined);
    if (kind === 'text') {
      const definition = paragraph === undefined ? definitionAt(line) : undefined;
      if (definition === undefined) {
        paragraph ??= at;
      } else {
        const { start, end } = definition.target;
        const path = localUrl(line.slice(start, end), at + start, withoutMarkdownEscapes);
        if (path !== undefined) {
          const whole = { start: at, end: at + line.length };
          definitions.push({
            label: definition.label,
            mention: { place: 'markdownDefinition', ...path, whole },
          });
        }
      }
      at = next;
    } else {
      // A comment or a script may lead beyond its paragraph.
      const resume = yield* endParagraph(at);
      at = resume > at ? resume : next;
    }
  }
  yield* endParagraph(text.length);
  for (const { label, mention } of definitions) {
    const alt = scan.alts.get(labelKey(label));
    yield alt === undefined ? mention : { ...mention, alt };
  }
}

/** YAML between two lines of hyphens at the very beginning. */
function frontMatter(
  text: string,
): { readonly start: number; readonly end: number; readonly next: number } | undefined {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text.slice(0, 200));
  if (opening === null) {
    return undefined;
  }
  const start = opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*$/m;
  const found = closing.exec(text.slice(start, start + 100_000));
  return found === null
    ? undefined
    : { start, end: start + found.index, next: start + found.index + found[0].length };
}
