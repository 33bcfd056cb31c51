import * as vscode from 'vscode';
import type { PanelFiles } from './panelFiles';

/** The panel's files below a folder, through VS Code's file system, so that it works for every kind of storage. */
export class StorageFiles implements PanelFiles {
  readonly #root: vscode.Uri;
  #count = 0;

  constructor(root: vscode.Uri) {
    this.#root = root;
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    try {
      return await vscode.workspace.fs.readFile(this.#at(path));
    } catch (error) {
      throwUnlessMissing(error);
      return undefined;
    }
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    this.#count += 1;
    const draft = this.#at(`${path}.${this.#count}-${process.pid}.tmp`);
    await vscode.workspace.fs.writeFile(draft, bytes);
    await vscode.workspace.fs.rename(draft, this.#at(path), { overwrite: true });
  }

  async list(folder: string): Promise<readonly string[]> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(this.#at(folder));
      return entries.map(([name]) => name).filter((name) => !name.endsWith('.tmp'));
    } catch (error) {
      throwUnlessMissing(error);
      return [];
    }
  }

  async modified(path: string): Promise<number | undefined> {
    try {
      return (await vscode.workspace.fs.stat(this.#at(path))).mtime;
    } catch (error) {
      throwUnlessMissing(error);
      return undefined;
    }
  }

  async remove(path: string): Promise<void> {
    try {
      await vscode.workspace.fs.delete(this.#at(path));
    } catch (error) {
      throwUnlessMissing(error);
    }
  }

  uri(path: string): string {
    return this.#at(path).toString();
  }

  #at(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#root, ...path.split('/'));
  }
}

function throwUnlessMissing(error: unknown): void {
  if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) {
    throw error;
  }
}
