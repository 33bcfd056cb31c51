import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeAtExit } from './processes';

/** A new temporary folder under its real name, removed at the latest when this process ends. */
export function makeTemporaryFolder(purpose: string): string {
  // In one go: a process that is told to end in between would leave the folder behind.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `qwen-image-${purpose}-`)));
  removeAtExit(folder);
  return folder;
}
