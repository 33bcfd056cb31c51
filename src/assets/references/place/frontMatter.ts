/** What stands between the fences at the top of a page. */
export interface FrontMatter {
  readonly language: 'yaml' | 'toml' | 'script';
  /** Of what is between the fences. */
  readonly start: number;
  readonly end: number;
  /** Where the page goes on. */
  readonly after: number;
}

/** @param isAstro whether `---` holds a program */
export function frontMatterOf(text: string, isAstro = false): FrontMatter | undefined {
  const found = /^\uFEFF?\s*?(---|\+\+\+)[ \t]*\r?\n(?:[^]*?\r?\n)??\1[ \t]*(?=\r?\n|$)/.exec(text);
  if (found === null) return undefined;
  const [whole, fence = ''] = found;
  const start = whole.indexOf('\n', whole.indexOf(fence)) + 1;
  return {
    language: isAstro ? 'script' : fence === '---' ? 'yaml' : 'toml',
    start,
    end: whole.lastIndexOf(fence),
    after: whole.length,
  };
}
