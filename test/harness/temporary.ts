import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeAtExit } from './processes';

/** A new temporary folder under its real name, removed at the latest when this process ends. */
export async function makeTemporaryFolder(purpose: string): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), `qwen-image-${purpose}-`)));
  removeAtExit(folder);
  return folder;
}
