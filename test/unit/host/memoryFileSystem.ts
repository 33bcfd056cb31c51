import type { FileFacts, WorkspaceFileSystem } from '../../../src/host/workspaceFileSystem';

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** A virtual workspace, with VS Code's words for what goes wrong. */
export class MemoryFileSystem implements WorkspaceFileSystem {
  readonly files = new Map<string, Uint8Array>();
  readonly folders = new Set<string>();
  readonly links = new Set<string>();
  /** Thrown by every write, when set. */
  writeFailure: string | undefined;

  stat(uri: string): Promise<FileFacts> {
    const file = this.files.get(uri);
    if (file === undefined && !this.folders.has(uri)) {
      return Promise.reject(failure('FileNotFound'));
    }
    return Promise.resolve({
      kind: file === undefined ? 'folder' : 'file',
      isSymbolicLink: this.links.has(uri),
      size: file?.length ?? 0,
    });
  }

  list(uri: string): Promise<readonly string[]> {
    const all = [...this.files.keys(), ...this.folders].filter((name) => name.startsWith(`${uri}/`));
    return Promise.resolve(
      all.map((name) => decodeURIComponent(name.slice(uri.length + 1).split('/')[0] ?? '')),
    );
  }

  readFile(uri: string): Promise<Uint8Array> {
    const file = this.files.get(uri);
    return file === undefined ? Promise.reject(failure('FileNotFound')) : Promise.resolve(file);
  }

  writeFile(uri: string, bytes: Uint8Array): Promise<void> {
    if (this.writeFailure !== undefined) {
      return Promise.reject(failure(this.writeFailure));
    }
    this.files.set(uri, bytes);
    return Promise.resolve();
  }

  async renameToFree(from: string, to: string): Promise<void> {
    if (this.files.has(to)) {
      throw failure('FileExists');
    }
    this.files.set(to, await this.readFile(from));
    this.files.delete(from);
  }

  async renameOver(from: string, to: string): Promise<void> {
    this.files.set(to, await this.readFile(from));
    this.files.delete(from);
  }

  createFolder(uri: string): Promise<void> {
    this.folders.add(uri);
    return Promise.resolve();
  }

  remove(uri: string): Promise<void> {
    this.files.delete(uri);
    return Promise.resolve();
  }
}
