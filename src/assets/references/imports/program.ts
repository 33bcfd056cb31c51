import { frontMatterOf } from '../place/frontMatter';
import { scanMarkup } from '../place/markupScan';
import type { Syntax } from '../syntax';

/** The part of a document that imports stand in. */
export interface Program {
  readonly start: number;
  readonly end: number;
  /** What has to be written around imports where there is none yet. */
  readonly frame?: { readonly before: string; readonly after: string };
  /** Markdown is around it, not code. */
  readonly isProse?: boolean;
  readonly hasJsx: boolean;
}

/** The program that `offset` can name a value of; `undefined` where nothing can be imported. */
export function programOf(text: string, syntax: Syntax, offset: number): Program | undefined {
  if (syntax === 'jsx' || syntax === 'script')
    return { start: 0, end: text.length, hasJsx: syntax === 'jsx' };
  if (syntax === 'vue') return inComponent(text, offset, isSetup, '<script setup>');
  if (syntax === 'svelte') return inComponent(text, offset, isInstance, '<script>');
  if (syntax === 'astro') {
    const front = frontMatterOf(text, true);
    return front === undefined
      ? { start: 0, end: 0, frame: { before: '---\n', after: '---\n\n' }, hasJsx: false }
      : { ...front, hasJsx: false };
  }
  if (syntax !== 'mdx') return undefined;
  return { start: frontMatterOf(text)?.after ?? 0, end: text.length, isProse: true, hasJsx: false };
}

function inComponent(
  text: string,
  offset: number,
  isMain: (attributes: string) => boolean,
  tag: string,
): Program | undefined {
  const scripts = scanMarkup(text, text.length, false).blocks.filter((block) => block.tag === 'script');
  const found =
    scripts.find(({ start, end }) => offset >= start && offset <= end) ??
    scripts.find(({ attributes }) => isMain(attributes));
  if (found !== undefined) {
    return { start: found.start, end: found.end, hasJsx: /lang=["']?[jt]sx/.test(found.attributes) };
  }
  // Vue's other kind of script would not show its imports to the template.
  if (scripts.length > 0 && tag.includes('setup')) return undefined;
  return { start: 0, end: 0, frame: { before: `${tag}\n`, after: '</script>\n\n' }, hasJsx: false };
}

function isSetup(attributes: string): boolean {
  return /(?:^|\s)setup(?=[\s=]|$)/.test(attributes);
}

function isInstance(attributes: string): boolean {
  return !/(?:^|\s)(?:module|context)(?=[\s=]|$)/.test(attributes);
}
