import { asciidocMentions } from './asciidocMentions';
import { cssMentions } from './cssMentions';
import { dataMentions, jsonMentions } from './dataMentions';
import { htmlMentions } from './htmlMentions';
import type { ImageMention, MentionContext, MentionScan } from './imageMention';
import { latexMentions } from './latexMentions';
import { markdownMentions } from './markdownMentions';
import { restMentions } from './restMentions';
import type { ScanContext } from './scanContext';
import { scriptMentions } from './scriptMentions';
import { shifted } from './shifted';

type Reader = (text: string, uses: Map<string, MentionContext>) => MentionScan;

function context(uses: ScanContext['uses'], braces: 'braces' | 'plain'): ScanContext {
  return { hasBraces: braces === 'braces', hasTags: braces === 'braces', uses };
}

const markdown: Reader = (text, uses) => markdownMentions(text, context(uses, 'plain'), false);
const html: Reader = (text, uses) => htmlMentions(text, context(uses, 'plain'));
const component: Reader = (text, uses) => htmlMentions(text, context(uses, 'braces'));
const script: Reader = (text, uses) => scriptMentions(text, context(uses, 'plain'));
const tagged: Reader = (text, uses) => scriptMentions(text, context(uses, 'braces'));
const css: Reader = (text) => cssMentions(text);
const lineCommented: Reader = (text) => cssMentions(text, true);
const json: Reader = (text, uses) => jsonMentions(text, context(uses, 'plain'));
const yaml: Reader = (text) => dataMentions(text);

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...each(markdown, 'markdown quarto rmd'),
  ['mdx', (text, uses) => markdownMentions(text, context(uses, 'braces'), true)],
  ...each(html, 'html xhtml php vue vue-html handlebars razor aspnetcorerazor blade erb ejs html.erb twig'),
  ...each(html, 'django-html jinja-html jinja liquid html-eex phoenix-heex xml svg'),
  ...each(component, 'svelte'),
  ['astro', astroMentions],
  ...each(tagged, 'javascript javascriptreact typescriptreact'),
  ...each(script, 'typescript'),
  ...each(css, 'css postcss tailwindcss'),
  ...each(lineCommented, 'scss less sass stylus'),
  ...each(json, 'json jsonc json5 jsonl'),
  ...each(yaml, 'yaml dockercompose github-actions-workflow toml'),
  ...each((text) => restMentions(text), 'restructuredtext'),
  ...each((text) => asciidocMentions(text), 'asciidoc adoc'),
  ...each((text) => latexMentions(text), 'latex tex'),
]);

/** The languages that are read, as VS Code names them. */
export const readLanguages: readonly string[] = [...readers.keys()];

/** Every place of a document that refers to an image file of the project, in order. Linear in the document's length. */
export function findImageMentions(text: string, languageId: string): readonly ImageMention[] {
  const scan = scanImageMentions(text, languageId);
  for (;;) {
    const step = scan.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/** As `findImageMentions`, in small steps: stops often, and goes on when asked to. */
export function* scanImageMentions(
  text: string,
  languageId: string,
): Generator<void, readonly ImageMention[]> {
  const uses = new Map<string, MentionContext>();
  const found: ImageMention[] = [];
  const bound: number[] = [];
  let isInOrder = true;
  for (const mention of readers.get(languageId)?.(text, uses) ?? []) {
    if (mention !== undefined) {
      isInOrder &&= (found.at(-1)?.span.start ?? 0) <= mention.span.start;
      const length = found.push(mention);
      if (mention.binding !== undefined) {
        bound.push(length - 1);
      }
    }
    yield;
  }
  // What shows an import may come long after it.
  for (const index of bound) {
    const mention = found[index];
    const beside = uses.get(mention?.binding ?? '');
    if (mention !== undefined && beside !== undefined) {
      found[index] = { ...mention, ...beside };
    }
    yield;
  }
  return isInOrder ? found : found.sort((one, other) => one.span.start - other.span.start);
}

/** A program between two lines of hyphens, and markup. */
function* astroMentions(text: string, uses: Map<string, MentionContext>): MentionScan {
  const opening = /^\s{0,100}---/.exec(text)?.[0].length;
  const closing = opening === undefined ? -1 : text.indexOf('\n---', opening);
  const start = closing === -1 ? 0 : closing + 4;
  if (opening !== undefined && closing !== -1) {
    yield* shifted(scriptMentions(text.slice(opening, closing), context(uses, 'plain')), opening);
  }
  yield* shifted(htmlMentions(text.slice(start), context(uses, 'braces')), start);
}

function each(reader: Reader, languages: string): (readonly [string, Reader])[] {
  return languages.split(' ').map((language) => [language, reader] as const);
}
