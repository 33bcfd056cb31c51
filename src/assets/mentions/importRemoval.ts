import { tagReader } from './htmlTag';
import type { HtmlTag } from './htmlTag';
import type { ImageMention, TextSpan } from './imageMention';
import type { MentioningText, Removal } from './removal';
import { tagRemoval } from './tagRemoval';

/** Tags that are read for one import; a document with more is not one that a person wrote. */
const maximumTags = 20_000;

/** An import with the tags that show it; undefined where its name is used in any other way. */
export function importRemoval(
  { whole, binding, path }: ImageMention,
  document: MentioningText,
): readonly Removal[] | undefined {
  const { text, mentions } = document;
  const statement = text.slice(whole.start, whole.end);
  const isPlain = /^import\s*["']/.test(statement);
  const isDefault =
    binding !== undefined && new RegExp(`^import\\s+${escaped(binding)}\\s+from\\b`).test(statement);
  if ((!isPlain && !isDefault) || !isComplete(text, whole)) {
    return undefined;
  }
  const removals: Removal[] = [{ ...withLine(text, whole), text: '' }];
  if (binding === undefined) {
    return removals;
  }
  const passed: TextSpan[] = [whole];
  const others = mentions.filter((mention) => mention.path !== path);
  for (const tag of tagsOf(text)) {
    const uses = tag.attributes.filter((attribute) => isUse(attribute, binding));
    if (uses.length > 0) {
      const mayGo = showsOnly(binding, tag, uses) && !others.some((other) => isIn(tag, other, text));
      const removal = mayGo ? tagRemoval(tag.span, document) : undefined;
      if (removal === undefined) {
        return undefined;
      }
      removals.push(...removal);
      passed.push(tag.span);
    } else {
      passed.push(...wordsOf(tag, text));
    }
  }
  return isNamed(binding, text, passed) ? undefined : removals;
}

/** Behind the path, an import may say how it is to be read: `with { type: 'file' }`. */
function isComplete(text: string, { start, end }: TextSpan): boolean {
  const after = text.slice(end, end + 200);
  return (
    text.slice(start, end).endsWith(';') ||
    (/^[ \t]*(?:;|\r?\n|$|import\b)/.test(after) && !/^\s*(?:with|assert)\s*\{/.test(after))
  );
}

/** With the line that it stands on, when that has nothing else. */
function withLine(text: string, { start, end }: TextSpan): TextSpan {
  const before = /(?:^|\n)([ \t]*)$/.exec(text.slice(Math.max(0, start - 100), start))?.[1];
  const after = /^[ \t]*\r?\n/.exec(text.slice(end, end + 200))?.[0];
  return before === undefined || after === undefined
    ? { start, end }
    : { start: start - before.length, end: end + after.length };
}

function* tagsOf(text: string): Generator<HtmlTag, void> {
  const read = tagReader(text, true);
  let count = 0;
  for (let at = text.indexOf('<'); at !== -1 && count < maximumTags; count += 1) {
    const tag = /[a-z]/i.test(text.charAt(at + 1)) ? read(at) : at + 1;
    if (typeof tag !== 'number') {
      yield tag;
    }
    at = text.indexOf('<', typeof tag === 'number' ? Math.max(tag, at + 1) : tag.span.end);
  }
}

type Attribute = HtmlTag['attributes'][number];

function isProgram({ name, isExpression }: Attribute): boolean {
  return isExpression || /^(?::|v-|@|#|\[|\(|\*|on)/.test(name);
}

/**
 * The values that are words, whatever they say. In a program, what looks like an attribute may be a part of it; and braces or a
 * `$` are an expression in one language or another.
 */
function wordsOf({ attributes }: HtmlTag, text: string): readonly TextSpan[] {
  return attributes
    .filter((attribute) => !isProgram(attribute))
    .filter(({ value, span }) => /["']/.test(text.charAt(span.start - 1)) && isWordy.test(value))
    .map(({ span }) => span);
}

const isWordy = /^[\p{L}\p{N}#][^{}$`+"'\\\n]*$/u;

function isUse(attribute: Attribute, binding: string): boolean {
  return isProgram(attribute) && nameOf(binding).test(attribute.value);
}

/** Whether nothing but this picture is what the tag shows, at any time. */
function showsOnly(binding: string, { attributes }: HtmlTag, uses: readonly Attribute[]): boolean {
  const shown = attributes.filter(({ name }) => /(?:src|srcset|href|poster)$/.test(name));
  return (
    shown.length > 0 &&
    shown.every(
      (attribute) => uses.includes(attribute) && [binding, `${binding}.src`].includes(attribute.value.trim()),
    )
  );
}

/** Whether a tag refers to another picture, too, by its path or as it was imported. */
function isIn(tag: HtmlTag, { span, binding }: ImageMention, text: string): boolean {
  const { start, end } = tag.span;
  if (start < span.end && span.start < end) {
    return true;
  }
  const words = wordsOf(tag, text).map((one) => ({ start: one.start - start, end: one.end - start }));
  return binding !== undefined && isNamed(binding, text.slice(start, end), words);
}

/** Whether a name is used anywhere but in some spans. */
function isNamed(binding: string, text: string, passed: readonly TextSpan[]): boolean {
  return Array.from(text.matchAll(nameOf(binding)), ({ index }) => index).some(
    (index) => !passed.some((span) => span.start <= index && index < span.end),
  );
}

/** Not where it is part of a path, or of another name; three dots, or a comment, may stand beside it. */
function nameOf(binding: string): RegExp {
  const before = String.raw`(?<![\w$-]|(?<!\*)/|(?<!\.\.)\.)`;
  const after = String.raw`(?![\w$-]|/(?![/*>])|\.(?:png|jpe?g|webp|gif|avif|svg)\b)`;
  return new RegExp(before + escaped(binding) + after, 'g');
}

function escaped(name: string): string {
  return name.replaceAll('$', '\\$');
}
