import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InputProblem } from '../../../src/core/failure';
import { QwenImageError } from '../../../src/core/qwenImageError';
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

  it('does not wait for ever at a pipe', async function () {
    if (process.platform !== 'win32') {
      execFileSync('mkfifo', [join(folder.path, 'pipe.png')]);
      await refused('notAnImage', 'pipe.png');
    }
  });
});
