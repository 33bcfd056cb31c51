import type { AltText, MentionContext, MentionScan } from './imageMention';
import { imagesFolder } from './imagesFolder';
import { eachLine } from './lines';
import { localUrl } from './mentionPath';

const delimiter = /^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|```.*)$/;

/** `image::path[alt, width, height]` and `image:path[]` of AsciiDoc; code and comments are left out. */
export function* asciidocMentions(text: string): MentionScan {
  let block: string | undefined;
  let base: string | undefined;
  let title: string | undefined;
  let steps = 0;
  for (const line of eachLine(text)) {
    if (++steps % 500 === 0) {
      yield undefined;
    }
    const trimmed = line.text.trimEnd();
    if (block !== undefined) {
      block = trimmed === block ? undefined : block;
      continue;
    }
    if (delimiter.test(trimmed)) {
      block = trimmed.startsWith('```') ? '```' : trimmed;
      continue;
    }
    if (trimmed.startsWith('//')) {
      continue;
    }
    base = imagesFolder(trimmed) ?? base;
    const macro = /image::?([^\s:[\]][^[\]\n]{0,1000})\[([^\]\n]{0,2000})\]/g;
    for (const match of line.text.matchAll(macro)) {
      const [whole, target = '', attributes = ''] = match;
      const at = line.start + match.index;
      const start = at + whole.indexOf(target, 6);
      const path = localUrl(target, start);
      if (path !== undefined) {
        yield {
          place: 'asciidocImage',
          ...path,
          whole: { start: at, end: at + whole.length },
          ...contextOf(attributes, at + whole.length - 1 - attributes.length),
          ...(title === undefined ? {} : { caption: title }),
          ...(base === undefined || base === '' ? {} : { bases: [base] }),
        };
      }
    }
    title = /^\.([^\s.].{0,500})$/.exec(trimmed)?.[1];
  }
}

/** `alt, width, height`, each also by name, quoted where it holds a comma. */
function contextOf(written: string, start: number): MentionContext {
  let context: MentionContext = {};
  const part = /\s*(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|([^,]*))\s*(?:,|$)/y;
  for (let position = 0; part.lastIndex < written.length; position += 1) {
    const match = part.exec(written);
    if (match === null) {
      break;
    }
    const [whole, key, quoted, plain = ''] = match;
    const value = (quoted ?? plain).trim();
    const name = key ?? ['alt', 'width', 'height'][position];
    if (name === 'alt' && (value !== '' || quoted !== undefined)) {
      const first = start + match.index + whole.indexOf(value, whole.indexOf('=') + 1);
      const alt: AltText = {
        text: value.replaceAll('\\"', '"'),
        span: { start: first, end: first + value.length },
      };
      context = { ...context, alt };
    } else if ((name === 'width' || name === 'height') && /^[1-9]\d{0,4}(?:px)?$/.test(value)) {
      context = { ...context, [name]: parseInt(value, 10) };
    } else if (name === 'title' && value !== '') {
      context = { ...context, caption: value };
    }
  }
  return context;
}
