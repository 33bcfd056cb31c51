import { mentionLanguages } from './mentionLanguages';

const languages: Readonly<Record<string, string>> = {
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'mdx',
  rst: 'restructuredtext',
  adoc: 'asciidoc',
  asciidoc: 'asciidoc',
  tex: 'latex',
  html: 'html',
  htm: 'html',
  xhtml: 'xhtml',
  vue: 'vue',
  svelte: 'svelte',
  astro: 'astro',
  php: 'php',
  hbs: 'handlebars',
  njk: 'jinja-html',
  liquid: 'liquid',
  erb: 'erb',
  ejs: 'ejs',
  twig: 'twig',
  css: 'css',
  scss: 'scss',
  sass: 'sass',
  less: 'less',
  js: 'javascript',
  cjs: 'javascript',
  mjs: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  json: 'json',
  jsonc: 'jsonc',
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
};

/** Extensions of documents that are read without being opened, without the dot. */
export const documentExtensions: readonly string[] = Object.keys(languages);

/** The language of a document that nobody has opened, by its name. */
export function languageOfFile(path: string): string | undefined {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(languages, extension) ? languages[extension] : undefined;
}

/** The language to read a document in: what VS Code takes for plain text, for want of an extension, goes by its name. */
export function readLanguage(languageId: string, path: string): string | undefined {
  return mentionLanguages.includes(languageId) ? languageId : languageOfFile(path);
}
