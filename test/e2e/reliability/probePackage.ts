import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { root } from '../../harness/paths';
import { makeTemporaryFolder } from '../../harness/temporary';

const execute = promisify(execFile);

/** Builds and packs the probe. Resolves with the path of its `.vsix`. */
export async function packProbe(): Promise<string> {
  const folder = makeTemporaryFolder('probe');
  const source = join(__dirname, 'probe');
  await copyFile(join(source, 'package.json'), join(folder, 'package.json'));
  await build({
    entryPoints: [join(source, 'extension.ts')],
    outfile: join(folder, 'extension.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const packed = join(folder, 'probe.vsix');
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const lenient = ['--no-dependencies', '--allow-missing-repository', '--skip-license'];
  await execute(process.execPath, [vsce, 'package', ...lenient, '--out', packed], { cwd: folder });
  return packed;
}
