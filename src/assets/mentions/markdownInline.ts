import type { AltText, ImageMention, TextSpan } from './imageMention';
import { labelKey } from './markdownDefinition';
import { CodeSpans } from './markdownCodeSpans';
import type { MarkdownScan } from './markdownMentions';
import { targetAt } from './markdownTarget';
import type { MarkdownTarget } from './markdownTarget';
import { localUrl } from './mentionPath';
import { withoutMarkdownEscapes } from './unescape';

interface Opening {
  readonly at: number;
  readonly isImage: boolean;
}

/** Longer alt texts are no labels. */
const maximumLabel = 1000;

/** The pictures and links of a paragraph; gives where to read on, which may be behind its end. */
export function* inlineMentions(
  { text: document, markup, alts }: MarkdownScan,
  start: number,
  end: number,
): Generator<ImageMention | undefined, number> {
  const text = document.slice(start, end);
  const codeSpans = new CodeSpans(text);
  const signs = /[\\`<[\]]/g;
  let openings: Opening[] = [];
  let steps = 0;
  for (let match = signs.exec(text); match !== null; match = signs.exec(text)) {
    if (++steps % 1000 === 0) {
      yield undefined;
    }
    const { index: at } = match;
    switch (match[0]) {
      case '\\':
        signs.lastIndex = at + 2;
        break;
      case '`':
        signs.lastIndex = codeSpans.behind(at);
        break;
      case '<': {
        const next = yield* markup(start + at);
        if (next >= end) {
          return next;
        }
        signs.lastIndex = next - start;
        break;
      }
      case '[':
        openings.push({ at, isImage: text[at - 1] === '!' && text[at - 2] !== '\\' });
        break;
      default: {
        const opening = openings.pop();
        if (opening === undefined) {
          break;
        }
        const alt = altOf(text, opening, at, start);
        const target = text[at + 1] === '(' ? targetAt(text, at + 2) : undefined;
        if (target !== undefined) {
          const mention = inlineMention(text, opening, target, alt, start);
          if (mention !== undefined) {
            yield mention;
          }
          signs.lastIndex = target.end;
        } else if (opening.isImage && at - opening.at < maximumLabel) {
          const label = labelBehind(text, at + 1) ?? text.slice(opening.at + 1, at);
          const key = labelKey(label);
          if (!alts.has(key)) {
            alts.set(key, alt);
          }
        }
        // Only the innermost brackets matter to pictures; forgetting the outermost keeps a hostile text cheap.
        openings = openings.length > 1000 ? openings.slice(-100) : openings;
      }
    }
  }
  return end;
}

function inlineMention(
  text: string,
  opening: Opening,
  target: MarkdownTarget,
  alt: AltText,
  by: number,
): ImageMention | undefined {
  const { start, end } = target.span;
  const path = localUrl(text.slice(start, end), start + by, withoutMarkdownEscapes);
  if (path === undefined) {
    return undefined;
  }
  const first = opening.isImage ? opening.at - 1 : opening.at;
  const whole: TextSpan = { start: first + by, end: target.end + by };
  const caption = target.title === undefined ? undefined : withoutMarkdownEscapes(target.title);
  return {
    place: opening.isImage ? 'markdownImage' : 'markdownLink',
    ...path,
    whole,
    alt,
    ...(caption === undefined ? {} : { caption }),
  };
}

function altOf(text: string, { at }: Opening, end: number, by: number): AltText {
  return {
    text: withoutMarkdownEscapes(text.slice(at + 1, Math.min(end, at + 1 + maximumLabel))),
    span: { start: at + 1 + by, end: end + by },
  };
}

/** The label in `[alt][label]`; undefined where the alt text is the label. */
function labelBehind(text: string, at: number): string | undefined {
  const label = /^\[((?:[^\\[\]]|\\.){1,500})\]/.exec(text.slice(at, at + 520))?.[1];
  return label === undefined || label.trim() === '' ? undefined : label;
}
