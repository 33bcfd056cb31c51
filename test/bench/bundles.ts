import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { packExtension } from '../harness/packExtension';
import { root } from '../harness/paths';
import type { Figure } from './figure';

const execute = promisify(execFile);
const dist = join(root, 'dist');

/** Sizes of what is shipped, in kB of 1000 bytes. */
export async function benchBundles(): Promise<readonly Figure[]> {
  await execute(process.execPath, ['esbuild.js'], { cwd: root });
  const start = await startFiles('extension.js', new Map());
  const late = await Promise.all(
    (await readdir(join(dist, 'late'))).map((name) => readFile(join(dist, 'late', name))),
  );
  const panel = await readFile(join(dist, 'panel.js'));
  const vsix = await packExtension();
  const all = [...late, start.get('extension.js') ?? Buffer.alloc(0)];
  const undici = all.filter((file) => file.includes('globalDispatcher')).length;
  const size = (await stat(vsix)).size / 1000;
  const codec = await codecSize();
  return [
    {
      what: 'extension, what is loaded to start, minified',
      value: bytes([...start.values()]),
      bar: 100,
      unit: 'kB',
    },
    {
      what: 'extension, what is loaded to start, gzip',
      value: gzipped([...start.values()]),
      bar: 30,
      unit: 'kB',
    },
    {
      what: 'extension with all that is loaded late, minified',
      value: bytes(all),
      bar: Infinity,
      unit: 'kB',
    },
    { what: 'extension with all that is loaded late, gzip', value: gzipped(all), bar: Infinity, unit: 'kB' },
    { what: 'files of the extension with undici in them', value: undici, bar: 0, unit: '' },
    { what: 'panel script, minified', value: bytes([panel]), bar: 250, unit: 'kB' },
    { what: '.vsix without the codec of `convert`', value: size - codec, bar: 300, unit: 'kB' },
    { what: '.vsix', value: size, bar: 500, unit: 'kB' },
  ];
}

/** A file and all that it requires at once. */
async function startFiles(name: string, found: Map<string, Buffer>): Promise<ReadonlyMap<string, Buffer>> {
  if (!found.has(name)) {
    const file = await readFile(join(dist, name));
    found.set(name, file);
    // A late one is required in a function; those at the top are the ones that begin a `var` or follow a comma of it.
    for (const [, other = ''] of file
      .toString()
      .matchAll(/[,\s][\w$]+=(?:[\w$]+\()?require\("\.\/([\w./-]+)"\)/g)) {
      await startFiles(join(name, '..', other), found);
    }
  }
  return found;
}

function bytes(files: readonly Buffer[]): number {
  return files.reduce((sum, file) => sum + file.length, 0) / 1000;
}

function gzipped(files: readonly Buffer[]): number {
  return gzipSync(Buffer.concat(files)).length / 1000;
}

/** What the codec takes of the package, in kB: its worker, and the WebAssembly, which is compressed already. */
async function codecSize(): Promise<number> {
  const worker = gzipSync(await readFile(join(dist, 'codec.js'))).length;
  const modules = (await readdir(dist)).filter((name) => name.endsWith('.wasm.br'));
  const sizes = await Promise.all(modules.map(async (name) => (await stat(join(dist, name))).size));
  return [worker, ...sizes].reduce((sum, bytes) => sum + bytes, 0) / 1000;
}
