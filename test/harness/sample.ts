import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from './temporary';

/** Copies the sample workspace (a small web page, a README, two pictures), so that a run can write into it. */
export async function copySampleWorkspace(): Promise<string> {
  const folder = join(makeTemporaryFolder('workspace'), 'lake-house');
  await cp(join(__dirname, 'sampleWorkspace'), folder, { recursive: true });
  return folder;
}
