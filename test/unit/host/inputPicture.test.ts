import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InputProblem } from '../../../src/core/failure';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { systemDisk } from '../../../src/host/disk';
import { maximumInputSize, readInputPicture } from '../../../src/host/inputPicture';
import { bytesOf, extendedWebp, jpeg, png } from '../assets/pictures';
import { MemoryFileSystem } from './memoryFileSystem';
import { temporaryFolder } from './temporaryFolder';

describe('inputPicture', () => {
  const folder = temporaryFolder();
  const virtual = new MemoryFileSystem();

  async function refused(problem: InputProblem, name: string): Promise<void> {
    await assert.rejects(readInputPicture(`${folder.uri}/${name}`, virtual), (error: unknown) => {
      assert.ok(error instanceof QwenImageError);
      assert.deepEqual([error.code, error.facts.inputProblem], ['badInput', problem]);
      return true;
    });
  }

  for (const [mediaType, bytes] of [
    ['image/png', png(3, 2)],
    ['image/jpeg', jpeg(3, 2)],
    ['image/webp', extendedWebp(3, 2)],
  ] as const) {
    it(`reads ${mediaType}, whatever the name says`, async () => {
      writeFileSync(join(folder.path, 'a.bin'), bytes);
      const read = await readInputPicture(`${folder.uri}/a.bin`, virtual);
      assert.deepEqual([read.mediaType, new Uint8Array(read.bytes)], [mediaType, bytes]);
    });
  }

  it('reads from other file systems through VS Code', async () => {
    virtual.files.set('vscode-vfs://github/a.png', png(3, 2));
    assert.equal((await readInputPicture('vscode-vfs://github/a.png', virtual)).mediaType, 'image/png');
  });

  it('tells apart why a picture cannot be used', async () => {
    mkdirSync(join(folder.path, 'folder.png'));
    writeFileSync(join(folder.path, 'text.png'), 'no picture at all');
    writeFileSync(join(folder.path, 'empty.png'), '');
    writeFileSync(join(folder.path, 'broken.png'), png(3, 2).subarray(0, 12));
    writeFileSync(join(folder.path, 'a.gif'), bytesOf('GIF89a', new Uint8Array(50)));
    writeFileSync(join(folder.path, 'a.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(folder.path, 'huge.png'), png(3, 2));
    truncateSync(join(folder.path, 'huge.png'), maximumInputSize + 1);
    await refused('missing', 'gone.png');
    await refused('missing', 'text.png/inside.png');
    await refused('notAnImage', 'folder.png');
    await refused('notAnImage', 'text.png');
    await refused('notAnImage', 'empty.png');
    await refused('notAnImage', 'broken.png');
    await refused('unsupportedType', 'a.gif');
    await refused('unsupportedType', 'a.svg');
    await refused('tooLarge', 'huge.png');
  });

  it('follows links inside of the folders that it is confined to, and none out of them', async () => {
    const at = (path: string): string => join(folder.path, path);
    for (const path of ['site/img', 'site/node_modules/x', 'shared', 'home']) {
      mkdirSync(at(path), { recursive: true });
    }
    for (const path of ['site/img/fox.png', 'shared/fox.png', 'home/private.png']) {
      writeFileSync(at(path), png(3, 2));
    }
    symlinkSync(at('site'), at('opened'));
    symlinkSync('img/fox.png', at('site/inside.png'));
    symlinkSync(at('shared'), at('site/shared'));
    symlinkSync('../home/private.png', at('site/out.png'));
    symlinkSync('../../../home/private.png', at('site/node_modules/x/out.png'));
    symlinkSync(at('home'), at('site/home'));
    symlinkSync('out.png', at('site/twice.png'));
    symlinkSync('loop.png', at('site/loop.png'));
    symlinkSync('../gone.png', at('site/dangling.png'));
    const read = (path: string, ...roots: string[]): Promise<unknown> =>
      readInputPicture(
        `${folder.uri}/${path}`,
        virtual,
        systemDisk,
        roots.map((root) => `${folder.uri}/${root}`),
      );
    await read('site/inside.png', 'site');
    await read('site/shared/fox.png', 'site', 'shared');
    await read('opened/img/fox.png', 'opened');
    // What a person names outside of the open folders is theirs to choose.
    await read('site/out.png', 'shared');
    await read('site/out.png');
    const out = ['out.png', 'twice.png', 'home/private.png', 'node_modules/x/out.png', 'shared/fox.png'];
    for (const root of ['site', 'opened']) {
      for (const path of [...out, 'img/../out.png', 'img/%2e%2e/out.png']) {
        await assert.rejects(read(`${root}/${path}`, root), {
          facts: { detail: 'leadsOut', inputProblem: 'leadsOut' },
        });
      }
    }
    await assert.rejects(read('site/dangling.png', 'site'), {
      facts: { detail: 'missing', inputProblem: 'missing' },
    });
    await assert.rejects(read('site/loop.png', 'site'), { code: 'disk' });
  });

  it('does not wait for ever at a pipe', async function () {
    if (process.platform !== 'win32') {
      execFileSync('mkfifo', [join(folder.path, 'pipe.png')]);
      await refused('notAnImage', 'pipe.png');
    }
  });
});
