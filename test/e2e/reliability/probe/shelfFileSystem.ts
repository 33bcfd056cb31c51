import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** A file system that only VS Code reaches. It lies in a folder of this machine, where tests can look at it. */
export class ShelfFileSystem implements vscode.FileSystemProvider {
  readonly #folder: string;
  /** The error that writing meets, such as `NoPermissions`, by a part of the path. */
  readonly refusals = new Map<string, string>();
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(folder: string) {
    this.#folder = folder;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    return told(uri, async () => {
      const facts = await stat(this.#pathOf(uri));
      const type = facts.isDirectory() ? vscode.FileType.Directory : vscode.FileType.File;
      return { type, size: facts.size, mtime: facts.mtimeMs, ctime: facts.ctimeMs };
    });
  }

  readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    return told(uri, async () => {
      const entries = await readdir(this.#pathOf(uri), { withFileTypes: true });
      return entries.map((entry) => [
        entry.name,
        entry.isDirectory() ? vscode.FileType.Directory : vscode.FileType.File,
      ]);
    });
  }

  readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return told(uri, () => readFile(this.#pathOf(uri)));
  }

  createDirectory(uri: vscode.Uri): Promise<void> {
    return this.#written(uri, async () => {
      await mkdir(this.#pathOf(uri), { recursive: true });
    });
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    return this.#written(uri, () => writeFile(this.#pathOf(uri), content));
  }

  delete(uri: vscode.Uri): Promise<void> {
    return this.#written(uri, () => rm(this.#pathOf(uri), { recursive: true }));
  }

  rename(from: vscode.Uri, to: vscode.Uri, { overwrite }: { readonly overwrite: boolean }): Promise<void> {
    return this.#written(to, async () => {
      const isTaken = await stat(this.#pathOf(to)).then(
        () => true,
        () => false,
      );
      if (isTaken && !overwrite) throw vscode.FileSystemError.FileExists(to);
      await rename(this.#pathOf(from), this.#pathOf(to));
    });
  }

  #written(uri: vscode.Uri, write: () => Promise<void>): Promise<void> {
    const [, refusal] = [...this.refusals].find(([part]) => uri.path.includes(part)) ?? [];
    if (refusal === 'NoPermissions') throw vscode.FileSystemError.NoPermissions(uri);
    if (refusal !== undefined) throw new Error(refusal);
    return told(uri, write);
  }

  #pathOf(uri: vscode.Uri): string {
    return join(this.#folder, uri.path);
  }
}

/** Runs a file operation, with what VS Code's own errors are called in place of the system's. */
async function told<T>(uri: vscode.Uri, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw isMissing ? vscode.FileSystemError.FileNotFound(uri) : error;
  }
}
