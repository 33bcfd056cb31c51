/** Where the last part of a path begins, its slash included. */
const lastPart = /\/(?=[^/]+$)/;

/** Directly in the root of a file system without an authority: after one more slash the name would be read as one. */
const inBareRoot = /^[^:/]+:(?:\/\/)?\/[^/]+$/;

/**
 * Addresses of pictures for Markdown. A window shows what it has in memory for an address that it knows, and VS Code
 * takes queries away: one more slash in the path leads to the same file and is another address.
 */
export class PictureAddresses {
  readonly #version: (uri: string) => Promise<string>;
  /** The versions that were shown, by the URI: each has an address of its own. */
  readonly #shown = new Map<string, string[]>();

  /** @param version names what a file holds; rejects where there is no file */
  constructor(version: (uri: string) => Promise<string>) {
    this.#version = version;
  }

  /** The address of what the file holds now. Never rejects. */
  async of(uri: string): Promise<string> {
    if (inBareRoot.test(uri)) {
      return uri;
    }
    const version = await this.#version(uri).catch(() => undefined);
    if (version === undefined) {
      return uri;
    }
    const shown = this.#shown.get(uri) ?? [];
    this.#shown.set(uri, shown);
    if (!shown.includes(version)) {
      shown.push(version);
    }
    return uri.replace(lastPart, '/'.repeat(1 + shown.indexOf(version)));
  }
}
