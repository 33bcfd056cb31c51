/** A stretch of a document, in UTF-16 units from its beginning; `end` is the first one behind it. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Where in a language an image is referred to. */
export type MentionPlace =
  /** `![alt](here)` */
  | 'markdownImage'
  /** `[text](here.png)` */
  | 'markdownLink'
  /** `[label]: here` */
  | 'markdownDefinition'
  /** `src` of `<img>`, `<source>`, `<Image>` and the like, in HTML, Vue, Svelte, Astro and Markdown. */
  | 'htmlImage'
  /** One candidate of a `srcset`. */
  | 'htmlSourceSet'
  /** Any other attribute: `href`, `poster`, `content` … */
  | 'htmlAttribute'
  /** `url(here)` and `image-set("here" 2x)` */
  | 'css'
  /** `src="here"` and others in JSX. */
  | 'jsxAttribute'
  /** The path of an import, in any of its forms, or of a `require`. */
  | 'module'
  /** `new URL(here, import.meta.url)` */
  | 'scriptUrl'
  /** Any other text in a program that ends like an image's name. */
  | 'string'
  /** A value in JSON or YAML, front matter included. */
  | 'data'
  | 'restImage'
  | 'asciidocImage'
  | 'latexImage';

export interface AltText {
  /** Plain, not escaped; empty for a decoration. */
  readonly text: string;
  /** As written, without quotes or brackets. */
  readonly span: TextSpan;
}

/** What stands beside a path in a reference. */
export interface MentionContext {
  readonly alt?: AltText;
  /** Title or caption, plain. */
  readonly caption?: string;
  /** In CSS pixels. */
  readonly width?: number;
  readonly height?: number;
}

/** A place in a document that refers to an image by a path: never a web address, `data:` or something computed. */
export interface ImageMention extends MentionContext {
  readonly place: MentionPlace;
  /** The path as written: without quotes, brackets, `?query` and `#fragment`. */
  readonly span: TextSpan;
  /** What the path means: without the language's escapes and, where it is a URL, percent-encoding. */
  readonly path: string;
  /** Whether the path is written as a URL (percent-encoded) or as it is. */
  readonly writing: 'url' | 'path';
  /** The whole reference: without it, the image is no longer referred to here. */
  readonly whole: TextSpan;
  /** Folders that the document's language looks in besides, as written: `imagesdir`, `\graphicspath`. */
  readonly bases?: readonly string[];
  /** What an import is called in the rest of the document. */
  readonly binding?: string;
}

/** Finds mentions in any order. `undefined` is a good moment to let others work. */
export type MentionScan = Generator<ImageMention | undefined, void>;
