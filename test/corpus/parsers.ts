import { parse as parseProgram } from '@babel/parser';
import { compileScript, compileTemplate, parse as parseComponent } from '@vue/compiler-sfc';
import { load } from 'js-yaml';
import MarkdownIt from 'markdown-it';
import { parse as parsePage, type DefaultTreeAdapterMap } from 'parse5';
import postcss from 'postcss';
import { compile as compileSvelte, parse as parseSvelte } from 'svelte/compiler';
import { frontMatterOf } from '../../src/assets/references/place/frontMatter';

/** What a language's own parser finds that a document refers to. */
export interface Found {
  /** What is loaded: URLs decoded, escapes resolved. */
  readonly paths: readonly string[];
  /** Alt texts of images, as a reader hears them. */
  readonly alts: readonly string[];
}

const none: Found = { paths: [], alts: [] };

/** Throws when the parser does not take the document. @param languageId as VS Code names languages */
export function foundByParser(text: string, languageId: string): Found | undefined {
  switch (languageId) {
    case 'markdown':
      return inMarkdown(text);
    case 'html':
      return inPage(text);
    case 'css':
    case 'scss':
    case 'less':
      return inStyle(text, languageId);
    case 'typescript':
    case 'javascript':
    case 'typescriptreact':
    case 'javascriptreact':
      return inProgram(text);
    case 'vue':
      return inVue(text);
    case 'svelte':
      return inSvelte(text);
    case 'json':
      return inData(JSON.parse(text));
    case 'yaml':
      return inData(load(text));
    default:
      return undefined;
  }
}

function merged(all: readonly Found[]): Found {
  return { paths: all.flatMap(({ paths }) => paths), alts: all.flatMap(({ alts }) => alts) };
}

function inMarkdown(text: string): Found {
  const front = frontMatterOf(text);
  const data = front?.language === 'yaml' ? inData(load(text.slice(front.start, front.end))) : none;
  const markdown = new MarkdownIt({ html: true });
  const tokens = markdown.parse(text.slice(front?.after ?? 0), {});
  const images = tokens.flatMap((token) => token.children ?? []).filter(({ type }) => type === 'image');
  const found: Found = {
    paths: images.map((token) => decoded(String(token.attrGet('src')))),
    alts: images.map(
      ({ content, children }) => (children ?? []).map((child) => child.content).join('') || content,
    ),
  };
  return merged([data, found, inPage(markdown.render(text.slice(front?.after ?? 0)))]);
}

type PageNode = DefaultTreeAdapterMap['node'];

function inPage(text: string): Found {
  return inNode(parsePage(text));
}

function inNode(node: PageNode): Found {
  const children = 'childNodes' in node ? merged(node.childNodes.map(inNode)) : none;
  if (!('attrs' in node)) return children;
  const own = merged(
    node.attrs.map(({ name, value }): Found => {
      if (name === 'src') return { paths: [decoded(value)], alts: [] };
      if (name === 'srcset') return { paths: candidates(value), alts: [] };
      if (name === 'alt') return { paths: [], alts: [value] };
      return name === 'style' ? inStyle(`a{${value}}`, 'css') : none;
    }),
  );
  const [content] = node.childNodes;
  const inner = content !== undefined && 'value' in content ? content.value : '';
  if (node.tagName === 'style') return merged([own, inStyle(inner, 'css')]);
  if (node.tagName === 'script') {
    const isData = node.attrs.some(({ name, value }) => name === 'type' && value.includes('json'));
    return merged([own, isData ? inData(JSON.parse(inner)) : decodedAll(inProgram(inner))]);
  }
  return merged([own, children]);
}

function candidates(set: string): readonly string[] {
  return set.split(',').map((one) => decoded(one.trim().split(/\s/)[0] ?? ''));
}

function inStyle(text: string, languageId: string): Found {
  // Line comments are the only thing here that style sheets of other languages have and CSS has not.
  const plain = languageId === 'css' ? text : text.replace(/^\s*\/\/.*$/gm, '');
  const paths: string[] = [];
  postcss.parse(plain).walk((node) => {
    const value = node.type === 'decl' ? node.value : node.type === 'atrule' ? node.params : '';
    for (const [, quoted, bare = ''] of value.matchAll(/url\(\s*(?:"([^"]*)"|'[^']*'|([^)"']*))\s*\)/g)) {
      paths.push(decoded(quoted ?? bare));
    }
    for (const [, string = ''] of value.matchAll(/(?<!url\()["']([^"']*)["']/g)) paths.push(decoded(string));
  });
  return { paths, alts: [] };
}

function inProgram(text: string): Found {
  const tree = parseProgram(text, { sourceType: 'unambiguous', plugins: ['jsx', 'typescript'] });
  return { paths: textsIn(tree.program), alts: altsIn(tree.program) };
}

/** All strings of a syntax tree; what JSX reads as a URL is decoded too. */
function textsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (!isNode(node)) return [];
  const { type, value } = node;
  const own =
    type === 'StringLiteral' && typeof value === 'string'
      ? [value, decoded(value), ...candidates(value)]
      : [];
  const cooked =
    type === 'TemplateElement' && isNode(value) && typeof value['cooked'] === 'string'
      ? [value['cooked']]
      : [];
  return [...own, ...cooked, ...Object.values(node).flatMap(textsIn)];
}

function altsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(altsIn);
  if (!isNode(node)) return [];
  const { name, value } = node;
  const isAlt = node['type'] === 'JSXAttribute' && isNode(name) && name['name'] === 'alt';
  const own = isAlt && isNode(value) && typeof value['value'] === 'string' ? [value['value']] : [];
  return [...own, ...Object.values(node).flatMap(altsIn)];
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function inVue(text: string): Found {
  const { descriptor, errors } = parseComponent(text);
  const scripts = [descriptor.script, descriptor.scriptSetup].filter((block) => block !== null);
  if (scripts.length > 0) compileScript(descriptor, { id: 'corpus' });
  const { template } = descriptor;
  const compiled =
    template === null
      ? undefined
      : compileTemplate({
          ...{ source: template.content, filename: 'corpus.vue', id: 'corpus' },
          // As its plugins for builders have it.
          transformAssetUrls: { includeAbsolute: false },
        });
  const [problem] = [...errors, ...(compiled?.errors ?? [])];
  if (problem !== undefined) throw new Error(String(problem));
  return merged([
    ...scripts.map(({ content }) => inProgram(content)),
    ...(compiled === undefined ? [] : [inProgram(compiled.code)]),
    ...(template === null ? [] : [inPage(template.content)]),
    ...descriptor.styles.map(({ content, lang }) => inStyle(content, lang ?? 'css')),
  ]);
}

function inSvelte(text: string): Found {
  compileSvelte(text, {});
  const tree = parseSvelte(text, { modern: true });
  const program = { instance: tree.instance?.content, module: tree.module?.content };
  return merged([
    { paths: literalsIn(program), alts: [] },
    inPage(text.replace(/<script[^]*?<\/script>/g, '')),
  ]);
}

function literalsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(literalsIn);
  if (!isNode(node)) return [];
  const own = node['type'] === 'Literal' && typeof node['value'] === 'string' ? [node['value']] : [];
  return [...own, ...Object.values(node).flatMap(literalsIn)];
}

function inData(value: unknown): Found {
  if (typeof value === 'string') return { paths: [value, decoded(value)], alts: [] };
  return typeof value === 'object' && value !== null ? merged(Object.values(value).map(inData)) : none;
}

function decodedAll({ paths, alts }: Found): Found {
  return { paths: [...paths, ...paths.map(decoded)], alts };
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    // A path, not a URL.
    return url;
  }
}
