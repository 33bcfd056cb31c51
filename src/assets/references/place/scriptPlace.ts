import type { Place, Spot } from './place';
import { lineAround, openAt } from './place';
import { scanScript } from './scriptScan';

/** @param text a program, or as much of a page as is one. @param end of what is replaced */
export function scriptPlace(
  text: string,
  start: number,
  end: number,
  languageId: string,
  syntax: 'jsx' | 'script',
): Place {
  return { languageId, syntax, spot: spotIn(text, start, end, syntax === 'jsx') };
}

/** After these a value goes on: an empty line is still part of it. */
const unfinished = /^(?:[([{,=:?&|+\-*%!~^<>.]|return|case|typeof|void|await|yield|in|of|new|throw|from)$/;

function spotIn(text: string, start: number, end: number, hasJsx: boolean): Spot {
  const { state, previous } = scanScript(text, start, hasJsx);
  switch (state.kind) {
    case 'string':
      return { kind: 'quoted', quote: state.quote };
    case 'comment':
      return { kind: 'text' };
    case 'children':
      return openAt(text, start, end);
    case 'tag':
      if (state.needsValue) return { kind: 'expression', bare: true, tag: state.name };
      return { kind: 'attributes' };
    case 'attribute':
      return state.name === 'srcSet' ? { kind: 'url', list: true } : { kind: 'url' };
    case 'code': {
      if (state.inAttribute) return { kind: 'expression', bare: false, tag: state.tag };
      const isLine = lineAround(text, start, end).every((part) => part.trim() === '');
      if (isLine && state.depth === 0 && !unfinished.test(previous)) return { kind: 'statement' };
      return hasJsx && !isInTemplate(text, start)
        ? openAt(text, start, end)
        : { kind: 'expression', bare: false, tag: undefined };
    }
  }
}

/** In `${…}`, an element would be written out as an object. */
function isInTemplate(text: string, start: number): boolean {
  return /\$\{\s*$/.test(text.slice(0, start));
}
