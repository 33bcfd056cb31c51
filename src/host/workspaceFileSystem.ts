/** What is at a URI. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'other';
  readonly isSymbolicLink: boolean;
  /** Bytes. */
  readonly size: number;
}

/** The part of VS Code's `workspace.fs` that is used, with URIs as text. Its errors have codes such as `FileNotFound`. */
export interface WorkspaceFileSystem {
  stat(uri: string): Promise<FileFacts>;
  /** The names in a folder. */
  list(uri: string): Promise<readonly string[]>;
  readFile(uri: string): Promise<Uint8Array>;
  writeFile(uri: string, bytes: Uint8Array): Promise<void>;
  /** Fails with `FileExists` when something has the new name. */
  renameToFree(from: string, to: string): Promise<void>;
  /** The file that has the new name goes. */
  renameOver(from: string, to: string): Promise<void>;
  createFolder(uri: string): Promise<void>;
  remove(uri: string): Promise<void>;
}
