import assert from 'node:assert/strict';
import { relative } from 'node:path';
import { MainJob } from '../e2e/mainJob';
import { Workbench } from '../e2e/workbench';
import { root } from './paths';
import type { Stage } from './stage';
import { closeBrowser, openWindow } from './window';

/**
 * Does the main job without a person: generates from the palette, edits by a right click, inserts into the README.
 * Keeps a picture of each step in reports/ and prints the files that were saved. Throws with the reason.
 */
export async function checkMainJob({ server, folder, simulator }: Stage): Promise<void> {
  const window = await openWindow(server, { folder });
  const workbench = new Workbench(window.page);
  const keep = async (step: string) => {
    console.log(`  ${relative(root, await workbench.screenshot(`check-${step}`))}`);
  };
  try {
    const job = await MainJob.of(workbench, folder, keep);
    const generated = await job.generate('a red lighthouse by the sea');
    const edited = await job.edit('images/lake.jpg', 'make it winter', true);
    const readme = await job.insert('README.md', generated.path);
    const reference = `](${generated.path})`;
    assert.ok(readme.includes(reference), `README.md has no reference to ${generated.path}:\n${readme}`);
    // Each picture was paid for once.
    if (simulator !== undefined) assert.equal(simulator.count('submit'), 2);
    console.log('Saved:');
    for (const { path, bytes } of [generated, edited])
      console.log(`  ${path}  ${(bytes / 1000).toFixed(1)} kB`);
    console.log('  README.md');
  } catch (error) {
    await keep('failed');
    throw error;
  } finally {
    await window.close();
    await closeBrowser();
  }
}
