/** The languages whose documents are read for images, as VS Code names them. Apart, because what reads them is loaded late. */
export const mentionLanguages: readonly string[] = [
  ...['markdown', 'mdx', 'quarto', 'rmd', 'restructuredtext', 'asciidoc', 'adoc', 'latex', 'tex'],
  ...['html', 'xhtml', 'xml', 'svg', 'vue', 'vue-html', 'svelte', 'astro', 'php', 'handlebars', 'razor'],
  ...['aspnetcorerazor', 'blade', 'erb', 'ejs', 'html.erb', 'twig', 'django-html', 'jinja-html', 'jinja'],
  ...[
    'liquid',
    'html-eex',
    'phoenix-heex',
    'css',
    'postcss',
    'tailwindcss',
    'scss',
    'less',
    'sass',
    'stylus',
  ],
  ...['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'json', 'jsonc', 'json5', 'jsonl'],
  ...['yaml', 'dockercompose', 'github-actions-workflow', 'toml'],
];
