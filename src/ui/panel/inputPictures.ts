import { extensionOf, imageTypeOf, mediaTypeOf, type ImageType } from '../../assets/imageType';
import { maximumInputBytes } from '../../protocol/fromPanel';
import { readMetadata } from '../../assets/metadata/readMetadata';
import { PanelRefusal } from '../../protocol/panelRefusal';
import type { InputPicture } from '../../protocol/panelState';
import { lastSegment } from './lastSegment';
import type { PanelFiles } from './panelFiles';

/** What reaching pictures outside of the panel's storage takes; the words come along, as VS Code's do elsewhere. */
export interface PictureReader {
  /** Whether the URI lies where a page may load from: a workspace folder or the extension's storage. */
  readonly isWithinReach: (uri: string) => boolean;
  /** Whether links lead from there to a file that lies elsewhere. */
  readonly leadsOut: (uri: string) => Promise<boolean>;
  /** Bytes, or `undefined` where there is no file. */
  readonly size: (uri: string) => Promise<number | undefined>;
  readonly read: (uri: string) => Promise<Uint8Array>;
  readonly src: (uri: string) => string;
  readonly words: InputWords;
}

export interface InputWords {
  readonly missing: (name: string) => string;
  readonly tooLarge: (name: string) => string;
  readonly notAnImage: (name: string) => string;
  readonly outside: (name: string) => string;
  /** For addresses of the web that are not taken. */
  readonly notHttps: string;
}

/** Addresses that pages of the web have for their pictures. */
const ofPages = /^(https?|ftp|blob|data|about|javascript):/i;

/** Pictures to change. Those that come from outside the workspace are kept below `inputs`, named after their content. */
export class InputPictures {
  readonly #files: PanelFiles;
  readonly #reader: PictureReader;

  constructor(files: PanelFiles, reader: PictureReader) {
    this.#files = files;
    this.#reader = reader;
  }

  /** A picture that the page names. Rejects with a `PanelRefusal` for one that it may not have, or that is none. */
  async take(uri: string): Promise<InputPicture> {
    if (/^https:\/\//i.test(uri)) {
      return { uri, name: lastSegment(uri) };
    }
    if (ofPages.test(uri)) {
      throw new PanelRefusal(this.#reader.words.notHttps);
    }
    if (!this.#reader.isWithinReach(uri)) {
      throw new PanelRefusal(this.#reader.words.outside(lastSegment(uri)));
    }
    const { bytes, type } = await this.#open(uri);
    const picture = this.#describe(uri, lastSegment(uri), bytes, type, await contentId(bytes));
    return this.isOriginal(uri) ? { ...picture, original: uri } : picture;
  }

  /** A picture that the person picked: one outside of reach is copied. */
  async takeChosen(uri: string): Promise<InputPicture> {
    if (this.#reader.isWithinReach(uri) || ofPages.test(uri)) {
      return this.take(uri);
    }
    const { bytes } = await this.#open(uri);
    return this.keep(lastSegment(uri), bytes, undefined);
  }

  /** Bytes from the page: dropped, pasted, scaled or converted there. */
  async keep(name: string, bytes: Uint8Array, original: string | undefined): Promise<InputPicture> {
    const type = this.#check(name, bytes);
    const stem = lastSegment(name).replace(/\.[^.]*$/, '') || 'picture';
    const id = await contentId(bytes);
    const path = `inputs/${id}.${extensionOf(type)}`;
    await this.#files.write(path, bytes);
    const picture = this.#describe(this.#files.uri(path), `${stem}.${extensionOf(type)}`, bytes, type, id);
    return original !== undefined && this.isOriginal(original) ? { ...picture, original } : picture;
  }

  /** Whether a result may go beside this picture: one of the person's own, not one that is kept here. */
  isOriginal(uri: string): boolean {
    return this.#reader.isWithinReach(uri) && !uri.startsWith(this.#files.uri('inputs'));
  }

  async #open(uri: string): Promise<{ readonly bytes: Uint8Array; readonly type: ImageType }> {
    const name = lastSegment(uri);
    if (await this.#reader.leadsOut(uri)) {
      throw new PanelRefusal(this.#reader.words.outside(name));
    }
    const size = await this.#reader.size(uri);
    if (size === undefined) {
      throw new PanelRefusal(this.#reader.words.missing(name));
    }
    if (size > maximumInputBytes) {
      throw new PanelRefusal(this.#reader.words.tooLarge(name));
    }
    const bytes = await this.#reader.read(uri);
    return { bytes, type: this.#check(name, bytes) };
  }

  #check(name: string, bytes: Uint8Array): ImageType {
    const type = imageTypeOf(bytes);
    if (type === 'unknown' || type === 'html' || type === 'pdf') {
      throw new PanelRefusal(this.#reader.words.notAnImage(name));
    }
    return type;
  }

  #describe(uri: string, name: string, bytes: Uint8Array, type: ImageType, id: string): InputPicture {
    const prompt = readMetadata(bytes).recipe?.prompt;
    // A browser shows what it has in memory for an address it knows: changed bytes need another one.
    const src = `${this.#reader.src(uri)}?${id}`;
    return {
      ...{ uri, src, name, size: bytes.byteLength, mediaType: mediaTypeOf(type) },
      ...(prompt === undefined ? {} : { prompt }),
    };
  }
}

async function contentId(bytes: Uint8Array): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest('SHA-256', Uint8Array.from(bytes));
  return Array.from(new Uint8Array(digest).subarray(0, 12), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
