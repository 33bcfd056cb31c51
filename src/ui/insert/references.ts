import * as vscode from 'vscode';
import { imageSizeOf } from '../../assets/imageSize';
import type { PixelSize } from '../../assets/pixelSize';
import { referenceText, referenceTo } from '../../assets/reference';
import type { Reference, ReferenceRequest } from '../../assets/reference';
import type { Job } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import type { Preferences } from '../../core/ports/preferences';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { altFor, jobOfFile } from './altFor';

/** A picture, and what is to be said of it. */
export interface PictureToInsert {
  readonly uri: vscode.Uri;
  /** The job that made it; looked up when it is left out. */
  readonly job?: Job | undefined;
  /** In place of what the prompt says; empty for a decoration. */
  readonly alt?: string | undefined;
  /** Copies of other sizes, for a responsive set. */
  readonly variants?: readonly { readonly uri: vscode.Uri; readonly width: number }[];
}

/** No picture that the extension makes is nearly as large. */
const maximumBytes = 50_000_000;

/** How documents of this window refer to pictures. */
export class References {
  readonly #jobs: Jobs;
  readonly #layout: ProjectLayout;
  readonly #preferences: Pick<Preferences, 'forFolder'>;

  constructor(jobs: Jobs, layout: ProjectLayout, preferences: Pick<Preferences, 'forFolder'>) {
    this.#jobs = jobs;
    this.#layout = layout;
    this.#preferences = preferences;
  }

  /** What goes in place of `range`. */
  async at(document: vscode.TextDocument, range: vscode.Range, picture: PictureToInsert): Promise<Reference> {
    const request = await this.#requestFor(document, picture);
    // After the waiting: the document may have changed meanwhile.
    const start = document.offsetAt(range.start);
    const end = document.offsetAt(range.end);
    return referenceTo({ ...request, document: { text: document.getText(), start, end } });
  }

  /** For the clipboard: as `document` would have it, or Markdown from the workspace folder. */
  async textFor(document: vscode.TextDocument | undefined, picture: PictureToInsert): Promise<string> {
    const request = await this.#requestFor(document, picture);
    const text = document?.getText() ?? '';
    return referenceText({ ...request, document: { text, start: text.length, end: text.length } });
  }

  async #requestFor(
    document: vscode.TextDocument | undefined,
    { uri, alt, variants = [], ...known }: PictureToInsert,
  ): Promise<ReferenceRequest> {
    const job = known.job ?? jobOfFile(uri.toString(), this.#jobs.list());
    const place = document?.uri.toString();
    const [facts, size] = await Promise.all([
      place === undefined ? undefined : this.#layout.of(place),
      sizeOf(uri, job),
    ]);
    const owner = vscode.workspace.getWorkspaceFolder(uri);
    // Across file systems there is no relative way.
    const isNeighbour = document?.uri.scheme === uri.scheme && document.uri.authority === uri.authority;
    return {
      languageId: document?.languageId ?? 'markdown',
      documentPath: isNeighbour ? document.uri.path : undefined,
      imagePath: uri.path,
      ...(owner === undefined ? {} : { workspacePath: uri.path.slice(owner.uri.path.length) }),
      alt: alt ?? altFor(uri.toString(), job),
      ...(size === undefined ? {} : { size }),
      facts: isNeighbour ? facts : undefined,
      templates: this.#preferences.forFolder(place).insertTemplates,
      variants: variants.map((variant) => ({ path: variant.uri.path, width: variant.width })),
    };
  }
}

/** As the file says, else as its job does. */
async function sizeOf(uri: vscode.Uri, job: Job | undefined): Promise<PixelSize | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    const found = size > maximumBytes ? undefined : imageSizeOf(await vscode.workspace.fs.readFile(uri));
    if (found?.kind === 'size') return { width: found.width, height: found.height };
  } catch {
    // A file system that cannot be reached now says nothing of the size.
  }
  const [output] = job?.state === 'saved' ? job.outputs : [];
  return output?.kind === 'kept' ? { width: output.width, height: output.height } : undefined;
}
