export type MarkdownLine = 'text' | 'blank' | 'code';

interface Fence {
  readonly sign: string;
  readonly length: number;
  /** How many `>` stand before it. */
  readonly quotes: number;
}

/** Tells code from text, line by line. */
export class MarkdownFences {
  readonly #hasIndentedCode: boolean;
  #fence: Fence | undefined;
  /** In a list, an indented line is text of an item. */
  #isInList = false;

  constructor(hasIndentedCode: boolean) {
    this.#hasIndentedCode = hasIndentedCode;
  }

  /** @param isParagraphOpen whether the line before was text */
  read(line: string, isParagraphOpen: boolean): MarkdownLine {
    const prefix = /^(?: {0,3}>)*/.exec(line.slice(0, 500))?.[0] ?? '';
    const quotes = prefix.split('>').length - 1;
    const content = line.slice(prefix.length);
    const trimmed = content.trim();
    const [run = ''] = /^(?:`{3,}|~{3,})/.exec(trimmed) ?? [];
    if (this.#fence !== undefined) {
      if (quotes >= this.#fence.quotes) {
        const isEnd =
          run.startsWith(this.#fence.sign) &&
          run.length >= this.#fence.length &&
          run.length === trimmed.length;
        this.#fence = isEnd ? undefined : this.#fence;
        return 'code';
      }
      this.#fence = undefined;
    }
    if (trimmed === '') {
      return 'blank';
    }
    const isIndented = /^(?: {4}| {0,3}\t)/.test(quotes > 0 ? content.replace(/^ /, '') : content);
    const isItem = /^(?:[-*+]|\d{1,9}[.)])(?:\s|$)/.test(trimmed);
    if (isIndented && this.#hasIndentedCode && !isParagraphOpen && !this.#isInList) {
      return 'code';
    }
    this.#isInList = isItem || (this.#isInList && (isIndented || isParagraphOpen || /^\s/.test(content)));
    const marker = isItem ? (/^(?:[-*+]|\d{1,9}[.)])\s+/.exec(trimmed)?.[0].length ?? 0) : 0;
    const [opening = ''] = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(trimmed.slice(marker)) ?? [];
    if (opening !== '' && (!isIndented || this.#isInList || !this.#hasIndentedCode)) {
      this.#fence = { sign: opening.charAt(0), length: opening.length, quotes };
      return 'code';
    }
    return 'text';
  }
}
