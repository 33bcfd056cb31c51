export interface Upload {
  readonly bytes: Buffer;
  readonly mime: string;
}

/** Pictures that were uploaded, by the file name of their public URL. They never go away, as at Segmind. */
export class UploadStore {
  readonly #files = new Map<string, Upload>();

  add(name: string, upload: Upload): void {
    this.#files.set(name, upload);
  }

  find(name: string): Upload | undefined {
    return this.#files.get(name);
  }

  get names(): readonly string[] {
    return [...this.#files.keys()];
  }
}

/** The bytes within a base64 data URI of any media type, or undefined. */
export function fromDataUri(uri: string): Upload | undefined {
  const match = /^data:([\w.+-]+\/[\w.+-]+);base64,([A-Za-z0-9+/]+={0,2})$/.exec(uri);
  const [, mime, base64] = match ?? [];
  return mime === undefined || base64 === undefined
    ? undefined
    : { mime, bytes: Buffer.from(base64, 'base64') };
}
