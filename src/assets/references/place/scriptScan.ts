/** Parts of a program that are no code. `text` is what stands between JSX tags, `attribute` a string in one. */
export interface Inert {
  readonly kind: 'string' | 'template' | 'comment' | 'text' | 'attribute';
  readonly start: number;
  readonly end: number;
}

type Frame =
  | { readonly kind: 'code'; readonly tag?: string; readonly isAttribute?: boolean }
  | { readonly kind: 'template' }
  | { readonly kind: 'tag'; readonly name: string; readonly isClosing: boolean }
  | { readonly kind: 'children' };

/** Where a scan of a program ends. */
export type ScriptState =
  | {
      readonly kind: 'code';
      readonly depth: number;
      readonly tag: string | undefined;
      readonly inAttribute: boolean;
    }
  | { readonly kind: 'string'; readonly quote: '"' | "'" | '`' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'children' }
  | { readonly kind: 'tag'; readonly name: string; readonly needsValue: boolean }
  | { readonly kind: 'attribute'; readonly name: string };

export interface ScriptScan {
  readonly state: ScriptState;
  /** The last word or sign of code. */
  readonly previous: string;
  readonly inert: readonly Inert[];
}

/** Reads a program from its beginning up to `end`, just well enough to know what is code and what is not. */
export function scanScript(text: string, end: number, hasJsx: boolean): ScriptScan {
  return new ScriptScanner(text, end, hasJsx).scan();
}

const wordPattern = /[\w$\u0080-\uFFFF]+/y;
const beforeValue =
  /^(?:[([{,;=:?&|+\-*%!~^<>}]|return|case|default|typeof|void|await|yield|in|of|else|do|new|throw|delete)?$/;

class ScriptScanner {
  readonly #text: string;
  readonly #end: number;
  readonly #hasJsx: boolean;
  readonly #stack: Frame[] = [{ kind: 'code' }];
  readonly #inert: Inert[] = [];
  #at = 0;
  #previous = '';
  #attribute = '';

  constructor(text: string, end: number, hasJsx: boolean) {
    this.#text = text;
    this.#end = end;
    this.#hasJsx = hasJsx;
  }

  scan(): ScriptScan {
    let state: ScriptState | undefined;
    while (this.#at < this.#end && state === undefined) {
      const frame = this.#stack.at(-1);
      if (frame === undefined) break;
      switch (frame.kind) {
        case 'code':
          state = this.#code();
          break;
        case 'template':
          state = this.#template();
          break;
        case 'tag':
          state = this.#tag(frame);
          break;
        case 'children':
          this.#children();
          break;
      }
    }
    return { state: state ?? this.#stateOfFrame(), previous: this.#previous, inert: this.#inert };
  }

  #stateOfFrame(): ScriptState {
    const frame = this.#stack.at(-1) ?? { kind: 'code' };
    switch (frame.kind) {
      case 'code': {
        const { tag, isAttribute = false } = frame;
        return { kind: 'code', depth: this.#stack.length - 1, tag, inAttribute: isAttribute };
      }
      case 'template':
        return { kind: 'string', quote: '`' };
      case 'children':
        return { kind: 'children' };
      case 'tag':
        return { kind: 'tag', name: frame.name, needsValue: this.#previous === '=' };
    }
  }

  #code(): ScriptState | undefined {
    const sign = this.#text.charAt(this.#at);
    if (/\s/.test(sign)) {
      this.#at += 1;
      return undefined;
    }
    if (this.#startsWith('//')) return this.#skip('comment', this.#find(/[\r\n]/g, 2), { kind: 'comment' });
    if (this.#startsWith('/*')) return this.#skip('comment', this.#find(/\*\//g, 2, 2), { kind: 'comment' });
    if (sign === '"' || sign === "'") {
      const close =
        sign === '"'
          ? /(?:[^"\\\r\n]|\\[^])*(?:"|(?=[\r\n])|$)/g
          : /(?:[^'\\\r\n]|\\[^])*(?:'|(?=[\r\n])|$)/g;
      this.#previous = ')';
      close.lastIndex = this.#at + 1;
      const length = close.exec(this.#text)?.[0].length ?? 0;
      return this.#skip('string', this.#at + 1 + length, { kind: 'string', quote: sign });
    }
    if (sign === '/' && beforeValue.test(this.#previous)) {
      const pattern = /\/(?:[^/\\[\r\n]|\\.|\[(?:[^\]\\\r\n]|\\.)*\])+\/\w*/y;
      pattern.lastIndex = this.#at;
      const found = pattern.exec(this.#text)?.[0];
      if (found !== undefined) {
        this.#previous = ')';
        return this.#skip('string', this.#at + found.length, { kind: 'comment' });
      }
    }
    wordPattern.lastIndex = this.#at;
    const word = wordPattern.exec(this.#text)?.[0];
    if (word !== undefined) {
      this.#previous = word;
      this.#at += word.length;
      return undefined;
    }
    if (sign === '<' && this.#hasJsx && beforeValue.test(this.#previous) && this.#openTag()) return undefined;
    this.#at += 1;
    if (sign === '`') this.#stack.push({ kind: 'template' });
    else {
      this.#previous = sign;
      if ('([{'.includes(sign)) this.#stack.push({ kind: 'code' });
      else if (')]}'.includes(sign) && this.#stack.length > 1) this.#stack.pop();
    }
    return undefined;
  }

  #template(): ScriptState | undefined {
    const close = /(?:[^`\\$]|\\[^]|\$(?!\{))*/y;
    close.lastIndex = this.#at;
    const stop = this.#at + (close.exec(this.#text)?.[0].length ?? 0);
    if (stop >= this.#end) return this.#skip('template', stop, { kind: 'string', quote: '`' });
    this.#skip('template', stop, { kind: 'comment' });
    if (this.#startsWith('`')) {
      this.#stack.pop();
      this.#previous = ')';
      this.#at += 1;
    } else {
      this.#stack.push({ kind: 'code' });
      this.#previous = '(';
      this.#at += 2;
    }
    return undefined;
  }

  #tag(frame: Frame & { kind: 'tag' }): ScriptState | undefined {
    const sign = this.#text.charAt(this.#at);
    wordPattern.lastIndex = this.#at;
    const word = wordPattern.exec(this.#text)?.[0];
    if (word !== undefined) {
      this.#attribute = word;
      this.#previous = word;
      this.#at += word.length;
    } else if (sign === '"' || sign === "'") {
      const close = this.#text.indexOf(sign, this.#at + 1);
      this.#previous = ')';
      return this.#skip('attribute', close < 0 ? this.#text.length : close + 1, {
        kind: 'attribute',
        name: this.#attribute,
      });
    } else if (sign === '{') {
      this.#stack.push({ kind: 'code', tag: frame.name, isAttribute: true });
      this.#previous = '(';
      this.#at += 1;
    } else if (this.#startsWith('/>') || sign === '>') {
      this.#stack.pop();
      this.#previous = ')';
      this.#at += sign === '>' ? 1 : 2;
      if (sign === '>' && !frame.isClosing) this.#stack.push({ kind: 'children' });
    } else {
      if (/\S/.test(sign)) this.#previous = sign;
      this.#at += 1;
    }
    return undefined;
  }

  #children(): void {
    const stop = this.#find(/[<{]/g, 0);
    this.#inert.push({ kind: 'text', start: this.#at, end: stop });
    this.#at = stop;
    if (stop >= this.#end) return;
    if (this.#startsWith('{')) {
      this.#stack.push({ kind: 'code' });
      this.#previous = '(';
      this.#at += 1;
    } else if (this.#startsWith('</')) {
      this.#stack.pop();
      this.#stack.push({ kind: 'tag', name: '', isClosing: true });
      this.#at += 2;
    } else if (!this.#openTag()) this.#at += 1;
  }

  /** `<T,>(` and `<T extends` begin a function, not an element. */
  #openTag(): boolean {
    const pattern = /<(?:>|(?![\w$]+\s*(?:,|extends\s))([A-Za-z_$][\w$.:-]*))/y;
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return false;
    this.#previous = '';
    this.#at += found[0].length;
    const [, name] = found;
    this.#stack.push(name === undefined ? { kind: 'children' } : { kind: 'tag', name, isClosing: false });
    return true;
  }

  #startsWith(sign: string): boolean {
    return this.#text.startsWith(sign, this.#at);
  }

  /** The next match, or the end of the text. @param after signs to pass over first. @param length of the match, if wanted */
  #find(pattern: RegExp, after: number, length = 0): number {
    pattern.lastIndex = this.#at + after;
    const found = pattern.exec(this.#text);
    return found === null ? this.#text.length : found.index + length;
  }

  /** Passes over what is no code; gives `state` when the scan ends inside. */
  #skip(kind: Inert['kind'], stop: number, state: ScriptState): ScriptState | undefined {
    this.#inert.push({ kind, start: this.#at, end: stop });
    // The end of a line still belongs to its comment.
    const isInside = stop > this.#end || (stop === this.#end && this.#isUnclosed(kind, stop));
    this.#at = stop;
    return isInside ? state : undefined;
  }

  #isUnclosed(kind: Inert['kind'], stop: number): boolean {
    const start = this.#inert.at(-1)?.start ?? 0;
    const piece = this.#text.slice(start, stop);
    if (kind === 'comment') return piece.startsWith('//') || !/^\/\*[^]*\*\/$/.test(piece);
    return (
      piece.length > 0 &&
      kind !== 'template' &&
      (piece.length < 2 || piece.at(-1) !== piece[0]) &&
      !/^\/.+\/\w*$/.test(piece)
    );
  }
}
