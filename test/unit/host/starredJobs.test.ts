import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { starredJobs } from '../../../src/host/starredJobs';
import type { PanelFiles } from '../../../src/ui/panel/panelFiles';
import { Stars } from '../../../src/ui/panel/stars';
import { temporaryFolder } from './temporaryFolder';

describe('starredJobs', () => {
  const folder = temporaryFolder();

  it('are those that the panel has starred, as they are on disk', async () => {
    assert.deepEqual(await starredJobs(folder.path), new Set());
    const paths: string[] = [];
    const files: Pick<PanelFiles, 'write'> = {
      write: (path, bytes) => {
        paths.push(path);
        mkdirSync(join(folder.path, 'panel', 'stars'), { recursive: true });
        writeFileSync(join(folder.path, 'panel', path), bytes);
        return Promise.resolve();
      },
    };
    const unused = (): Promise<never> => Promise.reject(new Error('not used'));
    const stars = new Stars({
      ...{ ...files, read: unused, list: unused, modified: unused, remove: unused },
      uri: (path) => path,
    });
    await stars.set('job-1', true);
    await stars.set('job-2', true);
    assert.deepEqual(paths, ['stars/job-1', 'stars/job-2']);
    assert.deepEqual(await starredJobs(folder.path), new Set(['job-1', 'job-2']));
  });

  it('are not taken for none when they cannot be read', async () => {
    mkdirSync(join(folder.path, 'panel'));
    writeFileSync(join(folder.path, 'panel', 'stars'), 'in the way');
    await assert.rejects(starredJobs(folder.path), { code: 'disk' });
  });
});
