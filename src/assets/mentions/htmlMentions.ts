import { cssMentions } from './cssMentions';
import { tagMentions } from './htmlAttributes';
import { tagReader } from './htmlTag';
import type { HtmlTag } from './htmlTag';
import type { MentionScan } from './imageMention';
import { nextOccurrence } from './nextOccurrence';
import type { ScanContext } from './scanContext';
import { scriptMentions } from './scriptMentions';
import { shifted } from './shifted';

/** Pictures in HTML and what is made of it, scripts and styles included. */
export function* htmlMentions(text: string, context: ScanContext): MentionScan {
  const markup = htmlReader(text, context);
  const open = nextOccurrence(text, '<');
  let steps = 0;
  for (let at = open(0); at !== -1;) {
    if (++steps % 500 === 0) {
      yield undefined;
    }
    at = open(yield* markup(at));
  }
}

/** Reads what begins with a `<`; gives where to read on. */
export type ReadMarkup = (
  at: number,
) => Generator<MentionScan extends Generator<infer M> ? M : never, number>;

export function htmlReader(text: string, context: ScanContext): ReadMarkup {
  const readTag = tagReader(text, context.hasBraces);
  const comment = nextOccurrence(text, '-->');
  const instruction = nextOccurrence(text, '?>');
  const template = nextOccurrence(text, '%>');
  const ends = { script: endTag(text, 'script'), style: endTag(text, 'style') };

  function behind(end: number, length: number, otherwise: number): number {
    return end === -1 ? otherwise : end + length;
  }

  return function* (at) {
    if (text.startsWith('<!--', at)) {
      return behind(comment(at + 4), 3, at + 4);
    }
    if (text[at + 1] === '?') {
      return behind(instruction(at + 2), 2, at + 2);
    }
    if (text[at + 1] === '%') {
      return behind(template(at + 2), 2, at + 2);
    }
    if (!/[a-z]/i.test(text.charAt(at + 1))) {
      return at + 1;
    }
    const tag = readTag(at);
    if (typeof tag === 'number') {
      return Math.max(tag, at + 1);
    }
    yield* tagMentions(tag, context);
    const { name, span } = tag;
    if (name !== 'script' && name !== 'style') {
      return span.end;
    }
    const end = ends[name](span.end);
    if (end === -1) {
      return span.end;
    }
    const content = text.slice(span.end, end);
    yield* shifted(
      name === 'style' ? cssMentions(content, hasLineComments(tag)) : scriptMentions(content, context),
      span.end,
    );
    return end;
  };
}

function hasLineComments({ attributes }: HtmlTag): boolean {
  return attributes.some(({ name, value }) => name === 'lang' && value !== 'css' && value !== 'postcss');
}

function endTag(text: string, name: string): (from: number) => number {
  const pattern = new RegExp(`</${name}`, 'gi');
  let known = -2;
  return (from) => {
    if (known !== -1 && known < from) {
      pattern.lastIndex = from;
      known = pattern.exec(text)?.index ?? -1;
    }
    return known;
  };
}
