import type { PixelSize } from './pixelSize';
import { fileUrl, pathUrl } from './pathUrl';
import { cssReference } from './references/css';
import { htmlReference } from './references/html';
import { jsxReference } from './references/jsx';
import { markdownReference } from './references/markdown';
import { plainReference, scriptReference } from './references/plain';
import type { ReferenceTarget } from './references/referenceTarget';
import { absolutePath, relativePath } from './relativePath';

export interface ReferenceRequest {
  /** As VS Code names languages. */
  readonly languageId: string;
  /** Absolute, or a URI's path; `undefined` for a document that was never saved. */
  readonly documentPath: string | undefined;
  /** Absolute, or a URI's path. */
  readonly imagePath: string;
  /** Path of the image in its workspace folder, used when the document has none. */
  readonly workspacePath?: string;
  /** Plain text, not escaped. */
  readonly alt: string;
  readonly size?: PixelSize;
}

type Family = (target: ReferenceTarget) => string;

const families: readonly (readonly [Family, readonly string[]])[] = [
  [markdownReference, ['markdown', 'mdx', 'quarto', 'rmd']],
  [
    htmlReference,
    [
      ...[
        'html',
        'xhtml',
        'php',
        'vue',
        'vue-html',
        'svelte',
        'astro',
        'handlebars',
        'razor',
        'aspnetcorerazor',
      ],
      ...[
        'blade',
        'erb',
        'ejs',
        'html.erb',
        'twig',
        'django-html',
        'jinja-html',
        'liquid',
        'html-eex',
        'phoenix-heex',
      ],
    ],
  ],
  [cssReference, ['css', 'scss', 'less', 'sass', 'stylus', 'postcss', 'tailwindcss']],
  [jsxReference, ['javascriptreact', 'typescriptreact']],
  [scriptReference, ['javascript', 'typescript']],
];

const familyOf: ReadonlyMap<string, Family> = new Map(
  families.flatMap(([family, languages]) => languages.map((language) => [language, family] as const)),
);

/** The text that shows an image in a document of that language; elsewhere, the image's path. */
export function referenceText(request: ReferenceRequest): string {
  const { languageId, imagePath, alt, size } = request;
  const way = wayTo(request);
  const family = familyOf.get(languageId) ?? plainReference;
  return family({
    url: way === undefined ? fileUrl(imagePath) : pathUrl(way),
    path: way ?? absolutePath(imagePath),
    alt,
    size,
  });
}

function wayTo({ documentPath, imagePath, workspacePath }: ReferenceRequest): string | undefined {
  if (documentPath !== undefined) return relativePath(documentPath, imagePath);
  return workspacePath?.replace(/^\/+/, '');
}
