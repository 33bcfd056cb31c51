import type { MentionContext, MentionScan, TextSpan } from './imageMention';
import { eachLine } from './lines';
import type { Line } from './lines';
import { localPath } from './mentionPath';

const directive = /^(\s*)\.\. (?:\|[^|\n]{1,200}\| ?)?(image|figure)::[ \t]+(\S.*)$/;
const codeDirective = /^\s*\.\. (?:code|code-block|sourcecode|literalinclude|raw|parsed-literal|math)::/;

/** `.. image::` and `.. figure::` of reStructuredText with their options. */
export function* restMentions(text: string): MentionScan {
  const lines: Line[] = [];
  for (const line of eachLine(text)) {
    if (lines.push(line) % 5000 === 0) {
      yield undefined;
    }
  }
  for (let index = 0; index < lines.length; index += 1) {
    if (index % 500 === 499) {
      yield undefined;
    }
    const line = lines[index];
    if (line === undefined || line.text.length > 4000) {
      continue;
    }
    if (codeDirective.test(line.text) || (/::\s*$/.test(line.text) && !/^\s*\.\. /.test(line.text))) {
      index = blockEnd(lines, index) - 1;
      continue;
    }
    const found = directive.exec(line.text.trimEnd());
    const [, , kind, written = ''] = found ?? [];
    const start = line.start + line.text.lastIndexOf(written);
    const path = found === null ? undefined : localPath(written, start, unescaped);
    if (path === undefined) {
      continue;
    }
    const end = blockEnd(lines, index);
    const last = lines[end - 1] ?? line;
    const whole: TextSpan = { start: line.start, end: last.start + last.text.length };
    const body = lines.slice(index + 1, end);
    yield {
      place: 'restImage',
      ...path,
      whole,
      ...optionsOf(body),
      ...(kind === 'figure' ? captionOf(body) : {}),
    };
  }
}

/** A backslash keeps what comes after it, a blank too. */
function unescaped(written: string): string {
  return written.replace(/\\([^])/g, '$1');
}

/** The first line behind the indented block below a line. */
function blockEnd(lines: readonly Line[], index: number): number {
  const indent = indentOf(lines[index]?.text ?? '');
  let end = index + 1;
  for (let next = end; next < lines.length; next += 1) {
    const { text } = lines[next] ?? { text: '' };
    if (text.trim() === '') {
      continue;
    }
    if (indentOf(text) <= indent) {
      break;
    }
    end = next + 1;
  }
  return end;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

function optionsOf(lines: readonly Line[]): MentionContext {
  let context: MentionContext = {};
  for (const { text, start } of lines) {
    const option = /^\s+:(alt|width|height):[ \t]+(\S.*)$/.exec(text.trimEnd());
    if (option === null) {
      continue;
    }
    const [, name, value = ''] = option;
    const size = Number(/^(\d{1,5})(?:px)?$/.exec(value)?.[1] ?? 0);
    const first = start + text.lastIndexOf(value);
    if (name === 'alt') {
      context = { ...context, alt: { text: value, span: { start: first, end: first + value.length } } };
    } else if (size > 0) {
      context = { ...context, ...(name === 'width' ? { width: size } : { height: size }) };
    }
  }
  return context;
}

/** The first paragraph below a figure's options. */
function captionOf(lines: readonly Line[]): MentionContext {
  const first = lines.find(({ text }) => text.trim() !== '' && !/^\s*:[\w-]+:/.test(text));
  return first === undefined ? {} : { caption: first.text.trim() };
}
