import type { DocumentUses } from './documentUses';

/** What documents refer to, as far as they were read. */
export class SeenUses {
  readonly #files = new Set<string>();
  readonly #names = new Set<string>();

  add({ used, names }: Pick<DocumentUses, 'used' | 'names'>): void {
    used.forEach((uri) => this.#files.add(decoded(uri)));
    names.forEach((name) => this.#names.add(name));
  }

  /** @param uri as VS Code spells it */
  has(uri: string): boolean {
    const file = decoded(uri);
    return this.#files.has(file) || this.#names.has(file.slice(file.lastIndexOf('/') + 1));
  }
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
