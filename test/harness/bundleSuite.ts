import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { out, root } from './paths';

/**
 * Bundles every `*.test.ts` of a folder into one file for the extension host, whose `run` runs them.
 * Resolves with the path of the bundle.
 */
export async function bundleSuite(folder = join(root, 'test', 'integration')): Promise<string> {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => name.endsWith('.test.ts'))
    .sort();
  const files = names.map((name) => {
    const path = JSON.stringify(join(folder, name));
    return `[${JSON.stringify(name)}, () => require(${path})]`;
  });
  const harness = JSON.stringify(join(__dirname, 'suite.ts'));
  const outfile = join(out, 'integration', 'suite.cjs');
  await build({
    stdin: {
      contents: `import { runSuite } from ${harness};\nexport const run = () => runSuite([${files.join(', ')}]);`,
      resolveDir: root,
      sourcefile: 'suite.ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    // Inlined, so that the debugger finds the sources, and stack traces name them.
    sourcemap: 'inline',
    // `vscode` is the host's own; the others load files of their own.
    external: ['vscode', 'mocha', '@napi-rs/canvas', 'dejavu-fonts-ttf'],
    logLevel: 'warning',
  });
  return outfile;
}
