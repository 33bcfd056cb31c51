/** Languages that write a reference in the same way. */
export type Syntax =
  | 'markdown'
  | 'mdx'
  | 'html'
  | 'vue'
  | 'svelte'
  | 'astro'
  | 'jsx'
  | 'script'
  | 'css'
  | 'restructuredtext'
  | 'asciidoc'
  | 'latex'
  | 'json'
  | 'yaml'
  | 'toml'
  | 'plain';

/** By VS Code's names of languages. */
const languages: Readonly<Record<Exclude<Syntax, 'plain'>, string>> = {
  markdown: 'markdown quarto rmd github-issues',
  mdx: 'mdx',
  html:
    'html xhtml php vue-html handlebars razor aspnetcorerazor blade erb ejs html.erb twig django-html ' +
    'jinja-html jinja liquid html-eex phoenix-heex nunjucks mustache xml',
  vue: 'vue',
  svelte: 'svelte',
  astro: 'astro',
  jsx: 'javascriptreact typescriptreact',
  script: 'javascript typescript',
  css: 'css scss less sass stylus postcss tailwindcss',
  restructuredtext: 'restructuredtext rst',
  asciidoc: 'asciidoc adoc',
  latex: 'latex tex context',
  json: 'json jsonc json5 jsonl',
  yaml: 'yaml dockercompose github-actions-workflow',
  toml: 'toml',
};

const syntaxes: ReadonlyMap<string, Syntax> = new Map(
  Object.entries(languages).flatMap(([syntax, names]) =>
    names.split(' ').map((name): [string, Syntax] => [name, isSyntax(syntax) ? syntax : 'plain']),
  ),
);

function isSyntax(name: string): name is Exclude<Syntax, 'plain'> {
  return Object.hasOwn(languages, name);
}

export function syntaxOf(languageId: string): Syntax {
  return syntaxes.get(languageId) ?? 'plain';
}
