import type { ImageMention, MentionScan } from './imageMention';
import { localPath } from './mentionPath';
import type { WrittenPath } from './mentionPath';
import { withoutLatexStrings } from './unescape';
import { nextOccurrence } from './nextOccurrence';

const signs =
  /\\[\\%]|%|\\(?:includegraphics\b|graphicspath\b|caption\b|end\{figure\*?\}|begin\{(verbatim|lstlisting|minted|comment)\*?\})/g;

/** `\includegraphics` of LaTeX, where the extension may be missing, with the caption of its figure. */
export function* latexMentions(text: string): MentionScan {
  const lineEnd = nextOccurrence(text, '\n');
  const ends = new Map<string, (from: number) => number>();
  const sign = new RegExp(signs);
  let bases: readonly string[] = [];
  /** The pictures of the figure, until its caption is known. */
  let figure: ImageMention[] = [];
  let steps = 0;
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    if (++steps % 1000 === 0) {
      yield undefined;
    }
    const [found, environment] = match;
    const { index: at } = match;
    const next = at + found.length;
    if (found === '%') {
      const end = lineEnd(at);
      sign.lastIndex = end === -1 ? text.length : end;
    } else if (environment !== undefined) {
      const endOf = ends.get(environment) ?? nextOccurrence(text, `\\end{${environment}`);
      ends.set(environment, endOf);
      const end = endOf(next);
      sign.lastIndex = end === -1 ? text.length : end;
    } else if (found === '\\graphicspath') {
      const folders =
        /^\s*\{((?:\s*\{[^{}\n]{1,300}\}){1,50})\s*\}/.exec(text.slice(next, next + 5000))?.[1] ?? '';
      bases = Array.from(folders.matchAll(/\{([^{}]*)\}/g), ([, folder = '']) => folder);
    } else if (found === '\\includegraphics') {
      const mention = graphicsAt(text, at, next);
      if (mention !== undefined) {
        figure.push(bases.length === 0 ? mention : { ...mention, bases });
      }
    } else if (found === '\\caption') {
      const caption = /^\s*(?:\[[^\]\n]{0,500}\])?\s*\{((?:[^{}\\]|\\[^]|\{[^{}]{0,300}\}){1,500})\}/.exec(
        text.slice(next, next + 1100),
      )?.[1];
      for (const mention of figure.splice(0)) {
        yield caption === undefined ? mention : { ...mention, caption: plainText(caption) };
      }
    } else if (found.startsWith('\\end')) {
      yield* figure.splice(0);
    }
    if (figure.length > 50) {
      yield* figure;
      figure = [];
    }
  }
  yield* figure;
}

function graphicsAt(text: string, at: number, next: number): ImageMention | undefined {
  const found =
    /^\*?\s*(?:\[((?:[^\]{}\\]|\\[^]|\{(?:[^{}\\\n]|\\[^]|\{[^{}\n]{0,100}\}){0,500}\}){0,300})\])?\s*\{([^{}\n]{1,1000})\}/.exec(
      text.slice(next, next + 2100),
    );
  if (found === null) {
    return undefined;
  }
  const [whole, options = '', written = ''] = found;
  const end = next + whole.length;
  const path = graphicsPath(written, end - 1 - written.length);
  const alt =
    /(?:^|,)\s*alt\s*=\s*(?:\{((?:[^{}\\\n]|\\[^]|\{[^{}\n]{0,100}\}){0,500})\}|([^,{}\n]{0,500}))/.exec(
      options,
    );
  const words = alt?.[1] ?? alt?.[2];
  const start = next + whole.indexOf('[') + 1 + options.indexOf(words ?? '', alt?.index ?? 0);
  return path === undefined
    ? undefined
    : {
        place: 'latexImage',
        ...path,
        whole: { start: at, end },
        ...(words === undefined
          ? {}
          : { alt: { text: plainText(words), span: { start, end: start + words.length } } }),
      };
}

/** Most leave the extension out; what has another one is no picture of ours. */
function graphicsPath(written: string, start: number): WrittenPath | undefined {
  const path = localPath(written, start, withoutLatexStrings);
  const plain = withoutLatexStrings(written);
  // What is left of TeX is worked out by TeX.
  if (path?.path.includes('\\csname') === true) {
    return undefined;
  }
  if (path !== undefined || /[\\#$]|\.[a-z]{1,4}$|^\s|\s$|:\/\//i.test(plain)) {
    return path;
  }
  return { span: { start, end: start + written.length }, path: plain, writing: 'path' };
}

function plainText(written: string): string {
  return written
    .replace(/\\(?:label|cite|ref)\s*$/g, '')
    .replace(/\\[a-z]+\s*/gi, '')
    .replace(/[{}]/g, '')
    .replace(/\\(.)/g, '$1')
    .replace(/~/g, ' ')
    .trim();
}
