import { tomlPlace, yamlPlace } from './dataPlace';
import { frontMatterOf } from './frontMatter';
import { scanMarkup } from './markupScan';
import type { Place, Spot } from './place';
import { scriptPlace } from './scriptPlace';
import { lineAround, lineStart, openAt } from './place';

/** @param end of what is replaced */
export function markdownPlace(
  text: string,
  start: number,
  end: number,
  languageId: string,
  syntax: 'markdown' | 'mdx',
): Place {
  const front = frontMatterOf(text);
  if (front !== undefined && start >= front.start && start <= front.end) {
    return front.language === 'toml'
      ? { ...tomlPlace(text, front.start, start, 'toml'), isFrontMatter: true }
      : { ...yamlPlace(text, start, 'yaml'), isFrontMatter: true };
  }
  const top = front?.after ?? 0;
  return {
    languageId,
    syntax,
    spot: isShownCode(text, top, start) ? { kind: 'text' } : spotIn(text, top, start, end, syntax),
  };
}

function spotIn(text: string, top: number, start: number, end: number, syntax: 'markdown' | 'mdx'): Spot {
  const [before] = lineAround(text, start, end);
  if (/\]\([^()\s]*$/.test(before) || /^ {0,3}\[[^\]]+\]:\s*$/.test(before)) return { kind: 'url' };
  if (syntax === 'mdx') {
    const quote = /^(?:import|export)\b[^'"]*(['"])[^'"]*$/.exec(before)?.[1];
    if (quote === '"' || quote === "'") return { kind: 'quoted', quote };
  }
  // A tag seldom begins far away; a page may be long.
  const { state } = scanMarkup(text, start, syntax === 'mdx', Math.max(top, paragraphStart(text, start)));
  if (state.kind === 'expression') {
    const { spot } = scriptPlace(
      text.slice(state.start),
      start - state.start,
      end - state.start,
      '',
      'script',
    );
    return spot.kind === 'statement' ? { kind: 'expression', bare: false, tag: state.tag } : spot;
  }
  if (state.kind === 'attribute') return { kind: 'url', list: /^srcset$/i.test(state.attribute) };
  if (state.kind === 'tag') {
    if (state.needsValue) return { kind: 'value' };
    if (/^img$/i.test(state.tag)) return { kind: 'attributes' };
  }
  return openAt(text, start, end);
}

function paragraphStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n\n', offset - 1), text.lastIndexOf('\n\r\n', offset - 1), 0);
}

/** In a fenced block, or in `code` of the line. */
function isShownCode(text: string, top: number, start: number): boolean {
  const fences = /^[ \t>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})([^\r\n]*)$/gm;
  fences.lastIndex = top;
  let open: string | undefined;
  for (
    let found = fences.exec(text);
    found !== null && found.index < lineStart(text, start);
    found = fences.exec(text)
  ) {
    const [, fence = '', info = ''] = found;
    if (open === undefined) {
      if (!(fence.startsWith('`') && info.includes('`'))) open = fence;
    } else if (fence.startsWith(open) && info.trim() === '') open = undefined;
  }
  if (open !== undefined) return true;
  const from = lineStart(text, start);
  return isInCode(lineAround(text, start, start).join('\0'), start - from);
}

/** Whether a column of a line lies between two equal runs of backticks. */
function isInCode(line: string, column: number): boolean {
  const run = /\\.|`+/g;
  for (let found = run.exec(line); found !== null && found.index < column; found = run.exec(line)) {
    const [fence] = found;
    if (fence.startsWith('\\')) continue;
    const after = found.index + fence.length;
    const close = [...line.slice(after).matchAll(/`+/g)].find(([other]) => other === fence);
    if (close === undefined) continue;
    if (column <= after + close.index) return column >= after;
    run.lastIndex = after + close.index + fence.length;
  }
  return false;
}
