import type { PanelFiles } from '../../../../src/ui/panel/panelFiles';

/** The panel's files, in memory. */
export class MemoryFiles implements PanelFiles {
  readonly files = new Map<string, Uint8Array>();

  read(path: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.files.get(path));
  }

  write(path: string, bytes: Uint8Array): Promise<void> {
    this.files.set(path, bytes);
    return Promise.resolve();
  }

  list(folder: string): Promise<readonly string[]> {
    const names = [...this.files.keys()].filter((path) => path.startsWith(`${folder}/`));
    return Promise.resolve(names.map((path) => path.slice(folder.length + 1)));
  }

  /** ms since the epoch by path; 0 for all others. */
  readonly times = new Map<string, number>();

  modified(path: string): Promise<number | undefined> {
    return Promise.resolve(this.files.has(path) ? (this.times.get(path) ?? 0) : undefined);
  }

  remove(path: string): Promise<void> {
    this.files.delete(path);
    return Promise.resolve();
  }

  uri(path: string): string {
    return `file:///storage/panel/${path}`;
  }
}
