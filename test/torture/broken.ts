import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mutants } from './mutants';

/** A copy of the code with one mistake in it. */
export interface Broken {
  readonly main: string;
  dispose(): void;
}

const root = resolve(__dirname, '../..');

export function breakOnPurpose(name: string): Broken {
  const mutant = mutants[name];
  if (mutant === undefined) {
    throw new Error(`There is no mutant ${name}.`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'mutant-'));
  for (const part of ['src', 'test/torture', 'package.json', 'tsconfig.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { file, from, to } = mutant;
  const path = join(folder, 'src', file);
  const text = readFileSync(path, 'utf8');
  if (text.split(from).length !== 2) {
    throw new Error(`${name}: what is to be broken does not stand once in ${file}.`);
  }
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  return {
    main: join(folder, 'test/torture/main.ts'),
    dispose: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
