import { tagReader } from './htmlTag';
import type { HtmlTag } from './htmlTag';
import type { ImageMention, TextSpan } from './imageMention';
import type { MentioningText, Removal } from './removal';
import { tagRemoval } from './tagRemoval';

/** Tags that are read for one import; a document with more is not one that a person wrote. */
const maximumTags = 20_000;

/** An import with the tags that show it; undefined where its name is used in any other way. */
export function importRemoval(
  { whole, binding }: ImageMention,
  document: MentioningText,
): readonly Removal[] | undefined {
  const { text } = document;
  const statement = text.slice(whole.start, whole.end);
  const isPlain = /^import\s*["']/.test(statement);
  const isDefault =
    binding !== undefined && new RegExp(`^import\\s+${escaped(binding)}\\s+from\\b`).test(statement);
  if (!isPlain && !isDefault) {
    return undefined;
  }
  const removals: Removal[] = [{ ...withLine(text, whole), text: '' }];
  if (binding === undefined) {
    return removals;
  }
  const passed: TextSpan[] = [whole];
  for (const tag of tagsOf(text)) {
    const uses = tag.attributes.filter((attribute) => isUse(attribute, binding));
    if (uses.length > 0) {
      const removal = mayGo(tag, uses) ? tagRemoval(tag.span, document) : undefined;
      if (removal === undefined) {
        return undefined;
      }
      removals.push(...removal);
      passed.push(tag.span);
    } else {
      passed.push(...tag.attributes.filter((attribute) => !isProgram(attribute)).map(({ span }) => span));
    }
  }
  const others = Array.from(text.matchAll(nameOf(binding)), ({ index }) => index).filter(
    (index) => !passed.some((span) => span.start <= index && index < span.end),
  );
  return others.length === 0 ? removals : undefined;
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
  return isExpression || /^(?::|v-|@|\[|\(|\*|on)/.test(name);
}

function isUse(attribute: Attribute, binding: string): boolean {
  return isProgram(attribute) && nameOf(binding).test(attribute.value);
}

/** Shows this picture, and no other one beside it. */
function mayGo({ attributes }: HtmlTag, uses: readonly Attribute[]): boolean {
  const shown = attributes.filter(({ name }) => /(?:src|srcset|href|poster)$/.test(name));
  return shown.length > 0 && shown.every((attribute) => uses.includes(attribute));
}

/** Not where it is part of a path, or of another name. */
function nameOf(binding: string): RegExp {
  const name = escaped(binding);
  return new RegExp(`(?<![\\w$./-])${name}(?![\\w$/-]|\\.(?:png|jpe?g|webp|gif|avif|svg)\\b)`, 'g');
}

function escaped(name: string): string {
  return name.replaceAll('$', '\\$');
}
