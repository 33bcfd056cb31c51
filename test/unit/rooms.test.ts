import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** What turns pixels into pictures and back, in a thread of its own. */
const codecs = ['pngjs', 'jpeg-js', '@jsquash/webp'];

/** Which rooms and packages the code of a room may import, besides its own. A room is named for what its code may touch. */
const law: Readonly<Record<string, readonly string[]>> = {
  'src/core': ['zod/mini'],
  'src/assets': ['src/core'],
  'src/segmind': ['src/core', 'zod/mini'],
  'src/protocol': ['src/core', 'zod/mini'],
  'src/host': ['src/core', 'src/assets', 'vscode', 'node', 'zod/mini', ...codecs],
  'src/ui': ['src/core', 'src/assets', 'src/protocol', 'vscode', 'zod/mini'],
  'media/panel': ['src/protocol', 'src/core', 'lit', '@vscode-elements/elements', '@vscode/codicons'],
};

const imports = /\b(?:from|import|require)\s*\(?\s*['"]([^'"\s]+)['"]/g;

function filesIn(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`);
}

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    return roomOf(path.posix.join(path.posix.dirname(file), specifier));
  }
  if (specifier.startsWith('node:')) {
    return 'node';
  }
  const allowed = Object.values(law).flat();
  return allowed.find((name) => specifier === name || specifier.startsWith(`${name}/`)) ?? specifier;
}

function roomOf(file: string): string {
  return Object.keys(law).find((room) => file.startsWith(`${room}/`)) ?? file;
}

function offencesOf(file: string, text: string): readonly string[] {
  const room = roomOf(file);
  return [...text.matchAll(imports)]
    .map((match) => targetOf(file, match[1] ?? ''))
    .filter((target) => target !== room && law[room]?.includes(target) !== true)
    .map((target) => `${file} → ${target}`);
}

describe('the rooms', () => {
  const files = Object.keys(law).flatMap(filesIn);

  it('import only what they may touch', () => {
    assert.ok(files.length > 100);
    assert.deepEqual(
      files.flatMap((file) => offencesOf(file, readFileSync(path.join(root, file), 'utf8'))),
      [],
    );
  });

  it('are watched by a check that sees an offence', () => {
    assert.deepEqual(offencesOf('src/core/a.ts', "import { window } from 'vscode';"), [
      'src/core/a.ts → vscode',
    ]);
    assert.deepEqual(offencesOf('src/ui/b.ts', "export * from '../host/c';"), ['src/ui/b.ts → src/host']);
    assert.deepEqual(offencesOf('src/ui/b.ts', "await import('zod')"), ['src/ui/b.ts → zod']);
    assert.deepEqual(offencesOf('src/host/b.ts', "require('undici')"), ['src/host/b.ts → undici']);
  });

  it('keep every file under 300 lines, and the median under 100', () => {
    const lengths = files
      .map((file) => ({ file, lines: readFileSync(path.join(root, file), 'utf8').split('\n').length }))
      .sort((one, other) => one.lines - other.lines);
    assert.deepEqual(
      lengths.filter(({ lines }) => lines > 301),
      [],
    );
    assert.ok((lengths[lengths.length >> 1]?.lines ?? 0) < 100);
  });

  it('leave the composition root nothing but wiring', () => {
    const lines = readFileSync(path.join(root, 'src/extension.ts'), 'utf8').split('\n').length;
    assert.ok(lines <= 121, `${lines}`);
  });
});
