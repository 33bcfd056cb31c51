import type { Disposable } from '../../core/disposable';
import { Emitter } from '../../core/emitter';

/** Files that are looked at together. */
const atOnce = 8;

interface Picture {
  /** As it was told first; it is read by that one, a key may say less. */
  readonly uri: string;
  /** As it was at the last look. */
  version: string | undefined;
  /** Whether it was seen to become another one. */
  hasChanged: boolean;
  /** Which version of it was told of which job. */
  readonly told: Map<string, string | undefined>;
}

/** Which bytes the files of jobs hold: whoever writes them, a picture that was told to a page is told anew then. */
export class PictureVersions implements Disposable {
  readonly #read: (uri: string) => Promise<string>;
  readonly #keyOf: (uri: string) => string;
  readonly #pictures = new Map<string, Picture>();
  readonly #waiting = new Set<Picture>();
  /** The pages that show pictures now. */
  readonly #pages = new Set<object>();
  readonly #outdated = new Emitter<string>();
  /** Ids of jobs whose picture was told as it is no longer. */
  readonly onDidOutdate = this.#outdated.event;
  #looks = 0;

  /**
   * @param read the version of the file's bytes; rejects where there is no file
   * @param keyOf the same for all spellings of an address
   */
  constructor(read: (uri: string) => Promise<string>, keyOf: (uri: string) => string) {
    this.#read = read;
    this.#keyOf = keyOf;
  }

  /**
   * The version to tell of a job; `undefined` until the file was looked at, which this begins.
   *
   * @param assumed the version that is told until then
   */
  tell(uri: string, jobId: string, assumed?: string): string | undefined {
    let picture = this.#find(uri);
    if (picture === undefined) {
      picture = { uri, version: undefined, hasChanged: false, told: new Map() };
      this.#pictures.set(this.#keyOf(uri), picture);
      this.#lookSoon(picture);
    }
    picture.told.set(jobId, picture.version ?? assumed ?? picture.told.get(jobId));
    return picture.version;
  }

  /** What to add to the picture's address: a browser shows what it has in memory for one that it knows. */
  mark(uri: string): string {
    const picture = this.#find(uri);
    return picture?.hasChanged === true ? `?${picture.version ?? ''}` : '';
  }

  /** Something was heard of the file. */
  lookAgain(uri: string): void {
    const picture = this.#find(uri);
    if (picture !== undefined) {
      this.#lookSoon(picture);
    }
  }

  /** The page shows pictures from now on, as they are now. */
  attend(page: object): void {
    this.#pages.add(page);
    this.lookForPages();
  }

  leave(page: object): void {
    this.#pages.delete(page);
  }

  /** Not all that happens to files is heard of. No file is touched while no page shows any. */
  lookForPages(): void {
    if (this.#pages.size > 0) {
      for (const picture of this.#pictures.values()) {
        this.#lookSoon(picture);
      }
    }
  }

  /** Never rejects. A file that is gone stays what it was. */
  async look(uri: string): Promise<string | undefined> {
    const version = await this.#read(uri).catch(() => undefined);
    const picture = this.#find(uri);
    if (picture === undefined || version === undefined || version === picture.version) {
      return version;
    }
    const known = [picture.version, ...picture.told.values()].filter((told) => told !== undefined);
    const isOther = known.some((told) => told !== version);
    picture.hasChanged ||= isOther;
    picture.version = version;
    for (const jobId of picture.told.keys()) {
      picture.told.set(jobId, version);
      if (isOther) {
        this.#outdated.fire(jobId);
      }
    }
    return version;
  }

  dispose(): void {
    this.#waiting.clear();
    this.#outdated.dispose();
  }

  #find(uri: string): Picture | undefined {
    return this.#pictures.get(this.#keyOf(uri));
  }

  #lookSoon(picture: Picture): void {
    this.#waiting.add(picture);
    this.#work();
  }

  #work(): void {
    for (const picture of this.#waiting) {
      if (this.#looks === atOnce) {
        return;
      }
      this.#waiting.delete(picture);
      this.#looks += 1;
      void this.look(picture.uri).then(() => {
        this.#looks -= 1;
        this.#work();
      });
    }
  }
}
