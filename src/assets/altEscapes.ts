import { plainLine } from './plainLine';

const markdownSigns: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // Liquid, Hugo and MDX look for braces before, or without, reading Markdown: a backslash would not stop them.
  '{': '&#123;',
  '}': '&#125;',
};

/** For `![here](…)`, also in MDX, tables and pages with templates or math. */
export function escapeMarkdownAlt(text: string): string {
  return plainLine(text)
    .replace(/[\\`*_[\]~|$]/g, '\\$&')
    .replace(/[&<>{}]/g, (sign) => markdownSigns[sign] ?? '');
}

const attributeSigns: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '{': '&#123;',
  '}': '&#125;',
  '@': '&#64;',
};

/** For `alt="here"` in HTML and in what is made of it: Vue, Svelte, Handlebars, Twig, Blade, Razor, ERB, PHP. */
export function escapeHtmlAttribute(text: string): string {
  return plainLine(text).replace(/[&<>"'`{}@]/g, (sign) => attributeSigns[sign] ?? '');
}

/** For `alt="here"` in JSX, which reads entities there and nothing else. */
export function escapeJsxAttribute(text: string): string {
  return plainLine(text).replace(/[&<>"{}]/g, (sign) => attributeSigns[sign] ?? '');
}

const asciidocSigns: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  '[': '&#91;',
  ']': '&#93;',
  '{': '&#123;',
  '}': '&#125;',
};

/** For `image::path["here"]`. */
export function escapeAsciidocAlt(text: string): string {
  return plainLine(text).replace(/[&"[\]{}]/g, (sign) => asciidocSigns[sign] ?? '');
}

const latexSigns: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** For `alt={here}`. */
export function escapeLatex(text: string): string {
  return plainLine(text).replace(/[\\~^]|[#$%&_{}]/g, (sign) => latexSigns[sign] ?? `\\${sign}`);
}
