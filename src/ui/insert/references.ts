import * as vscode from 'vscode';
import { imageSizeOf } from '../../assets/imageSize';
import type { PixelSize } from '../../assets/pixelSize';
import { copiedReference, referenceText, referenceTo, takesCopies } from '../../assets/reference';
import type { Reference, ReferenceRequest } from '../../assets/reference';
import type { Job } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import type { PictureVariant } from '../../core/ports/pictureVariants';
import type { AssetRecords } from '../../core/ports/assetRecords';
import type { Preferences } from '../../core/ports/preferences';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { jobOfFile } from '../jobOfFile';
import { altFor, promptOf } from './altFor';
import type { CopiesWish, SmallerCopies } from './smallerCopies';

/** A picture, and what is to be said of it. */
export interface PictureToInsert {
  readonly uri: vscode.Uri;
  /** The job that made it; looked up when it is left out. */
  readonly job?: Job | undefined;
  /** In place of what the prompt says; empty for a decoration. */
  readonly alt?: string | undefined;
  /** Smaller copies for a responsive set, made where the language has a form for one. */
  readonly copies?: CopiesWish;
}

/** A reference, and the sizes of the picture that it names; empty where it is but one. */
export interface ReferenceWithSet extends Reference {
  readonly set: readonly PictureVariant[];
}

/** No picture that the extension makes is nearly as large. */
const maximumBytes = 50_000_000;

/** How documents of this window refer to pictures. */
export class References {
  readonly #jobs: Jobs;
  readonly #layout: ProjectLayout;
  readonly #preferences: Pick<Preferences, 'forFolder'>;
  readonly #copies: SmallerCopies;
  readonly #records: () => Promise<Pick<AssetRecords, 'find'>>;

  constructor(
    jobs: Jobs,
    layout: ProjectLayout,
    preferences: Pick<Preferences, 'forFolder'>,
    copies: SmallerCopies,
    records: () => Promise<Pick<AssetRecords, 'find'>>,
  ) {
    this.#records = records;
    this.#jobs = jobs;
    this.#layout = layout;
    this.#preferences = preferences;
    this.#copies = copies;
  }

  /** What goes in place of a range. @param range asked for anew after each waiting: the document may have changed meanwhile */
  async at(
    document: vscode.TextDocument,
    range: () => vscode.Range,
    picture: PictureToInsert,
  ): Promise<ReferenceWithSet> {
    const known = await this.#requestFor(document, picture);
    const request = (): ReferenceRequest => {
      const [start, end] = [document.offsetAt(range().start), document.offsetAt(range().end)];
      return { ...known, document: { text: document.getText(), start, end } };
    };
    const sized = await this.#withSet(request(), document, picture, referenceTo);
    return { ...referenceTo({ ...request(), ...sized.more }), set: sized.set };
  }

  /** For the clipboard: as `document` would have it, or Markdown from the workspace folder. */
  async textFor(document: vscode.TextDocument | undefined, picture: PictureToInsert): Promise<string> {
    const text = document?.getText() ?? '';
    const known = await this.#requestFor(document, picture);
    const request = { ...known, document: { text, start: text.length, end: text.length } };
    const { more, set } = await this.#withSet(request, document, picture, copiedReference);
    if (set.some(({ isNew }) => isNew === true)) this.#copies.tell(picture.uri.toString(), set);
    return referenceText({ ...request, ...more });
  }

  async #withSet(
    request: ReferenceRequest,
    document: vscode.TextDocument | undefined,
    { uri, copies }: PictureToInsert,
    write: typeof referenceTo,
  ): Promise<{
    readonly more: Pick<ReferenceRequest, 'variants' | 'widths'>;
    readonly set: readonly PictureVariant[];
  }> {
    const asset = uri.toString();
    const widths = this.#copies.widthsFor(copies, document?.uri.toString(), asset);
    if (widths.length === 0 || !takesCopies(request, write)) {
      return { more: { widths }, set: [] };
    }
    const set = await this.#copies.make(asset, widths);
    const variants = set.map((size) => ({ path: vscode.Uri.parse(size.uri, true).path, width: size.width }));
    return { more: variants.length > 1 ? { widths, variants } : {}, set };
  }

  async #requestFor(
    document: vscode.TextDocument | undefined,
    { uri, alt, ...known }: PictureToInsert,
  ): Promise<ReferenceRequest> {
    const address = uri.toString();
    const jobs = this.#jobs.list();
    const place = document?.uri.toString();
    const [facts, size, prompt] = await Promise.all([
      place === undefined ? undefined : this.#layout.of(place),
      sizeOf(uri, known.job ?? jobOfFile(address, jobs)),
      alt === undefined ? promptOf(address, known.job, { jobs, records: this.#records }) : undefined,
    ]);
    const owner = vscode.workspace.getWorkspaceFolder(uri);
    // Across file systems there is no relative way.
    const isNeighbour = document?.uri.scheme === uri.scheme && document.uri.authority === uri.authority;
    return {
      languageId: document?.languageId ?? 'markdown',
      documentPath: isNeighbour ? document.uri.path : undefined,
      imagePath: uri.path,
      ...(owner === undefined ? {} : { workspacePath: uri.path.slice(owner.uri.path.length) }),
      alt: alt ?? altFor(address, prompt),
      ...(size === undefined ? {} : { size }),
      facts: isNeighbour ? facts : undefined,
      templates: this.#preferences.forFolder(place).insertTemplates,
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
