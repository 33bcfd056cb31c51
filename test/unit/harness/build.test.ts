import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { out, root } from '../../harness/paths';

const execute = promisify(execFile);

describe('the build', () => {
  let folder = '';

  before(async () => {
    // Inside the checkout, so that packages are found.
    await mkdir(out, { recursive: true });
    folder = await mkdtemp(join(out, 'guard-'));
  });

  after(async () => {
    await rm(folder, { recursive: true });
  });

  it('refuses undici', async () => {
    await assert.rejects(
      build("import { fetch } from 'undici'; export const get = fetch;"),
      /undici is in the bundle/,
    );
  });

  it('refuses whoever touches the dispatcher of the process', async () => {
    const source = "export const key = Symbol.for('undici.globalDispatcher.1');";
    await assert.rejects(build(source), /global dispatcher/);
  });

  it('refuses the whole of zod', async () => {
    await assert.rejects(build("import { z } from 'zod'; export const text = z.string();"), /whole of zod/);
  });

  it('takes zod/mini', async () => {
    await build("import * as z from 'zod/mini'; export const text = z.string();");
  });

  it('has every package that it ships in THIRD_PARTY_NOTICES (npm run notices writes it)', async () => {
    const { stdout } = await execute(process.execPath, ['esbuild.js', '--notices'], { cwd: root });
    assert.match(stdout, /^zod \d/m);
    assert.equal(await readFile(join(root, 'THIRD_PARTY_NOTICES'), 'utf8'), stdout);
  });

  async function build(source: string): Promise<void> {
    const entry = join(folder, 'entry.ts');
    await writeFile(entry, source);
    await execute(process.execPath, ['esbuild.js', `--check=${entry}`], { cwd: root });
  }
});
