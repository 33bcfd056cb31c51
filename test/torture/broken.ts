import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mutants } from './mutants';

/** A copy of the code with one mistake in it. */
export interface Broken {
  readonly main: string;
  /** Unit tests that are to notice it, where worlds would need too long. */
  readonly unit?: string;
  dispose(): void;
}

const root = resolve(__dirname, '../..');

export function breakOnPurpose(name: string): Broken {
  const mutant = mutants[name];
  if (mutant === undefined) {
    throw new Error(`There is no mutant ${name}.`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'mutant-'));
  const { file, from, to, unit } = mutant;
  const parts = ['src', 'test/torture', 'package.json', 'tsconfig.json'];
  for (const part of unit === undefined ? parts : [...parts, 'test/unit', 'test/fakes', 'test/simulator']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
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
    ...(unit === undefined ? {} : { unit: join(folder, 'test/unit', unit) }),
    dispose: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
