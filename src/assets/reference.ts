import type { ProjectFacts } from '../core/ports/projectLayout';
import type { PixelSize } from './pixelSize';
import type { TextInsertion } from './references/imports/imports';
import { placeAt } from './references/place/placeAt';
import { writeReference } from './references/writeReference';

/** One size of a picture that there are several of. */
export interface ImageVariant {
  /** Absolute, or a URI's path. */
  readonly path: string;
  /** px */
  readonly width: number;
}

export interface ReferenceRequest {
  /** As VS Code names languages. */
  readonly languageId: string;
  /** Absolute, or a URI's path; `undefined` for a document that was never saved, or lies on another file system. */
  readonly documentPath: string | undefined;
  /** The document; without it the language's own form is written, as into an empty one. */
  readonly document?: { readonly text: string; readonly start: number; readonly end: number };
  /** Absolute, or a URI's path. */
  readonly imagePath: string;
  /** Path of the image in its workspace folder, used when the document has none. */
  readonly workspacePath?: string;
  /** Plain text, not escaped. Empty: a decoration. */
  readonly alt: string;
  readonly size?: PixelSize;
  readonly facts?: ProjectFacts | undefined;
  /** A person's own forms, by language. */
  readonly templates?: Readonly<Record<string, string>>;
  /** Smaller and larger copies, for a responsive set. */
  readonly variants?: readonly ImageVariant[];
  /** Widths that a framework shall make of the picture by itself where it can: no copies are needed there. px */
  readonly widths?: readonly number[];
  /** The `sizes` of a responsive set, in place of the usual ones. */
  readonly sizes?: string;
}

export interface Reference {
  /** What goes where the cursor is. */
  readonly text: string;
  /** The same as a snippet of VS Code, the alt text a placeholder. */
  readonly snippet: string;
  /** What else the document needs: imports. Offsets are those of the document as it was. */
  readonly insertions: readonly TextInsertion[];
  /** New lines among the insertions, each an import. */
  readonly imports: readonly string[];
}

/** What shows an image at a place of a document: the language's own form, or only the path where nothing else fits. */
export function referenceTo(request: ReferenceRequest): Reference {
  const { text, start, end } = request.document ?? { text: '', start: 0, end: 0 };
  return writeReference(request, { text, start, end }, placeAt(text, start, end, request.languageId));
}

/** Whether smaller copies of the picture would be named at that place: elsewhere nobody needs to make them. */
export function takesCopies(request: ReferenceRequest, write = referenceTo): boolean {
  const mark = 'takes-copies';
  const variants = [{ path: request.imagePath.replace(/[^\\/]*$/, `${mark}.png`), width: 1 }];
  const { text, imports } = write({ ...request, variants });
  return [text, ...imports].some((part) => part.includes(mark));
}

/** For the clipboard: the language's own form, with the imports that the document lacks above it. */
export function referenceText(request: ReferenceRequest): string {
  const { imports, text } = copiedReference(request);
  return [...imports, ...(imports.length > 0 ? [''] : []), text].join('\n');
}

/** The language's own form, wherever the cursor is. */
export function copiedReference(request: ReferenceRequest): Reference {
  const { document, languageId } = request;
  const text = document?.text ?? '';
  const place = { ...placeAt('', 0, 0, languageId), spot: { kind: 'open', alone: true } } as const;
  return writeReference(request, { text, start: 0, end: text.length }, place);
}
