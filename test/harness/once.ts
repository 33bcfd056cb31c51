import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Makes a folder once. It appears under its name only when it is complete: a run that was interrupted leaves
 * nothing half done, and of two that race the later one takes what the earlier one made.
 */
export async function makeOnce(folder: string, make: (folder: string) => Promise<void>): Promise<boolean> {
  if (await exists(folder)) return false;
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  try {
    await make(draft);
    await rename(draft, folder);
    return true;
  } catch (error) {
    if (await exists(folder)) return false;
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

export async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
