import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemDisk } from '../../../src/host/disk';
import { renameStubbornly, writeDurably } from '../../../src/host/durableFile';
import { temporaryFolder } from './temporaryFolder';

function failing(
  code: string,
  times: number,
): { readonly rename: () => Promise<void>; readonly tries: () => number } {
  let tries = 0;
  return {
    rename: () => {
      tries += 1;
      return tries <= times ? Promise.reject(Object.assign(new Error(code), { code })) : Promise.resolve();
    },
    tries: () => tries,
  };
}

describe('durableFile', () => {
  const folder = temporaryFolder();

  it('writes and replaces, and leaves no temporary file', async () => {
    const path = join(folder.path, 'a.json');
    await writeDurably(systemDisk, path, 'one');
    await writeDurably(systemDisk, path, 'two ü');
    assert.equal(readFileSync(path, 'utf8'), 'two ü');
    assert.deepEqual(readdirSync(folder.path), ['a.json']);
  });

  it('leaves no temporary file when it fails', async () => {
    mkdirSync(join(folder.path, 'a.json'));
    await assert.rejects(writeDurably(systemDisk, join(folder.path, 'a.json'), 'x'), { code: 'EISDIR' });
    assert.deepEqual(readdirSync(folder.path), ['a.json']);
  });

  for (const code of ['EPERM', 'EACCES', 'EBUSY']) {
    it(`renames again after ${code}`, async () => {
      const { rename, tries } = failing(code, 2);
      await renameStubbornly({ ...systemDisk, rename }, 'a', 'b');
      assert.equal(tries(), 3);
    });
  }

  it('gives up in the end, and at once on other errors', async () => {
    const [busy, full] = [failing('EBUSY', 100), failing('ENOSPC', 100)];
    await assert.rejects(renameStubbornly({ ...systemDisk, rename: busy.rename }, 'a', 'b'), {
      code: 'EBUSY',
    });
    await assert.rejects(renameStubbornly({ ...systemDisk, rename: full.rename }, 'a', 'b'), {
      code: 'ENOSPC',
    });
    assert.deepEqual([busy.tries(), full.tries()], [6, 1]);
  });
});
