import { readFile as readFileInTurn } from 'node:fs';
import {
  chmod,
  copyFile,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** What a file or folder is. */
export interface DiskFacts {
  /** Bytes. */
  readonly size: number;
  /** On the wall clock, ms since the epoch. */
  readonly mtimeMs: number;
  readonly mode: number;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** An open file or folder. */
export interface DiskFile {
  read(
    into: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
  readFile(): Promise<Uint8Array>;
  write(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesWritten: number }>;
  writeFile(content: string | Uint8Array): Promise<void>;
  stat(): Promise<DiskFacts>;
  /** What was written survives a loss of power from here on. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The disk as Node gives it, in the part that is used: a port, so that a disk that fails and forgets can stand in for it. */
export interface Disk {
  open(path: string, flags: string): Promise<DiskFile>;
  readText(path: string): Promise<string>;
  readFile(path: string): Promise<Uint8Array>;
  writeFile(path: string, text: string, options: { readonly flag: string }): Promise<void>;
  readdir(path: string): Promise<readonly string[]>;
  stat(path: string): Promise<DiskFacts>;
  lstat(path: string): Promise<DiskFacts>;
  realpath(path: string): Promise<string>;
  /** The first folder that had to be made. */
  mkdir(path: string, options?: { readonly recursive: true }): Promise<string | undefined>;
  copyFile(from: string, to: string, mode: number): Promise<void>;
  link(existing: string, name: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  chmod(path: string, mode: number): Promise<void>;
  utimes(path: string, accessed: Date, modified: Date): Promise<void>;
  rm(path: string, options: { readonly force: true }): Promise<void>;
  /** ms since the epoch, as files are stamped. */
  now(): number;
  /** Time for another program to let go of a file, ms. */
  pause(milliseconds: number): Promise<void>;
}

export const systemDisk: Disk = {
  ...{ open, readFile, writeFile, readdir, stat, lstat, realpath, copyFile, link, rename, chmod, utimes, rm },
  mkdir: async (path, options) => (await mkdir(path, options)) ?? undefined,
  // The callback form takes half the time of `fs/promises`, which matters for hundreds of small files at start-up.
  readText: (path) =>
    new Promise((resolve, reject) => {
      readFileInTurn(path, 'utf8', (error, text) => {
        if (error === null) {
          resolve(text);
        } else {
          reject(error);
        }
      });
    }),
  now: () => Date.now(),
  pause: async (milliseconds) => {
    await delay(milliseconds);
  },
};
