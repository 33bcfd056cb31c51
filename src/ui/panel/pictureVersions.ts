import type { Disposable } from '../../core/disposable';
import { Emitter } from '../../core/emitter';

/** Files that are looked at together. */
const atOnce = 8;

interface Picture {
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
  readonly #pictures = new Map<string, Picture>();
  readonly #waiting = new Set<string>();
  readonly #outdated = new Emitter<string>();
  /** Ids of jobs whose picture was told as it is no longer. */
  readonly onDidOutdate = this.#outdated.event;
  #looks = 0;

  /** @param read the version of the file's bytes; rejects where there is no file */
  constructor(read: (uri: string) => Promise<string>) {
    this.#read = read;
  }

  /**
   * The version to tell of a job; `undefined` until the file was looked at, which this begins.
   *
   * @param assumed the version that is told until then
   */
  tell(uri: string, jobId: string, assumed?: string): string | undefined {
    let picture = this.#pictures.get(uri);
    if (picture === undefined) {
      picture = { version: undefined, hasChanged: false, told: new Map() };
      this.#pictures.set(uri, picture);
      this.#lookSoon(uri);
    }
    picture.told.set(jobId, picture.version ?? assumed ?? picture.told.get(jobId));
    return picture.version;
  }

  /** What to add to the picture's address: a browser shows what it has in memory for one that it knows. */
  mark(uri: string): string {
    const picture = this.#pictures.get(uri);
    return picture?.hasChanged === true ? `?${picture.version ?? ''}` : '';
  }

  /** Something was heard of the file. */
  lookAgain(uri: string): void {
    if (this.#pictures.has(uri)) {
      this.#lookSoon(uri);
    }
  }

  /** Not all that happens to files is heard of. */
  lookAtAll(): void {
    for (const uri of this.#pictures.keys()) {
      this.#lookSoon(uri);
    }
  }

  /** Never rejects. A file that is gone stays what it was. */
  async look(uri: string): Promise<string | undefined> {
    const version = await this.#read(uri).catch(() => undefined);
    const picture = this.#pictures.get(uri);
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

  #lookSoon(uri: string): void {
    this.#waiting.add(uri);
    this.#work();
  }

  #work(): void {
    for (const uri of this.#waiting) {
      if (this.#looks === atOnce) {
        return;
      }
      this.#waiting.delete(uri);
      this.#looks += 1;
      void this.look(uri).then(() => {
        this.#looks -= 1;
        this.#work();
      });
    }
  }
}
