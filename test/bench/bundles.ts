import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { reports, root } from '../harness/paths';
import type { Figure } from './figure';

const execute = promisify(execFile);

/** Sizes of what is shipped, in kB of 1000 bytes. */
export async function benchBundles(): Promise<readonly Figure[]> {
  await execute(process.execPath, ['esbuild.js'], { cwd: root });
  const extension = await readFile(join(root, 'dist', 'extension.js'));
  const panel = await readFile(join(root, 'dist', 'panel.js'));
  const vsix = join(reports, 'bench.vsix');
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  await execute(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix], { cwd: root });
  return [
    { what: 'extension bundle, minified', value: extension.length / 1000, bar: 100, unit: 'kB' },
    { what: 'extension bundle, gzip', value: gzipSync(extension).length / 1000, bar: 30, unit: 'kB' },
    {
      what: 'undici in the extension bundle',
      value: extension.includes('globalDispatcher') ? 1 : 0,
      bar: 0,
      unit: '',
    },
    { what: 'panel script, minified', value: panel.length / 1000, bar: 250, unit: 'kB' },
    { what: '.vsix', value: (await stat(vsix)).size / 1000, bar: 300, unit: 'kB' },
  ];
}
