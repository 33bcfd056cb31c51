// Makes of esbuild's split ESM output what VS Code's `require` takes: dist/extension.js with all that is needed to
// start, in one file, because each file that is required costs a window's start about half a millisecond; and files
// under dist/late/ that are loaded when first needed.
const esbuild = require('esbuild');
const { posix, relative, sep } = require('node:path');

const entry = 'dist/extension.js';
const minified = {
  bundle: true,
  write: false,
  minify: true,
  legalComments: 'none',
  format: 'cjs',
  platform: 'node',
  target: 'node22',
  supported: { 'dynamic-import': false },
};

/**
 * @param {import('esbuild').BuildResult} result of a build with splitting, `write: false` and a metafile
 * @param {string} root the folder that `dist` is in
 * @returns {Promise<{ path: string, contents: Buffer }[]>} the files to write, by absolute path
 */
async function commonJsParts(result, root) {
  const name = (path) => relative(root, path).replaceAll(sep, '/');
  const texts = new Map(result.outputFiles.map((file) => [name(file.path), plainRequires(file.text)]));
  const start = neededToStart(result.metafile);
  const isLate = (path) => !start.has(path) && texts.get(path) !== '';
  const parts = [...texts.keys()].filter((path) => path === entry || isLate(path));
  return Promise.all(
    parts.map(async (path) => {
      const contents = path === entry ? startText(start) : texts.get(path);
      const built = await esbuild.build({
        ...minified,
        stdin: { contents, sourcefile: path, resolveDir: root },
        plugins: [parted(path, texts, start)],
      });
      const file = result.outputFiles.find((output) => name(output.path) === path);
      return { path: file.path, contents: Buffer.from(built.outputFiles[0].contents) };
    }),
  );
}

/**
 * Lets a chunk require VS Code's API and Node's modules once each. esbuild would do it once a source file, and copy all
 * names of the module each time: with VS Code's hundreds, that takes longer than all else about a small file.
 * @param {string} text a minified ESM output
 */
function plainRequires(text) {
  const required = new Map();
  const bound = [];
  const rest = text.replace(
    /(?<=^|[;}\n])import(?:\*as ([\w$]+) |(\{[^}"']*\}))from"(vscode|node:[\w/]+)";/g,
    (_, all, some, path) => {
      const module = required.get(path) ?? `required$${required.size}`;
      required.set(path, module);
      bound.push(`${all ?? some.replaceAll(/([\w$]+) as /g, '$1:')}=${module}`);
      return '';
    },
  );
  const modules = [...required].map(([path, module]) => `${module}=require("${path}")`);
  return bound.length === 0 ? text : `var ${[...modules, ...bound].join(',')};${rest}`;
}

/** The entry and all that it imports statically, in the order of the metafile, which is that of the sources. */
function neededToStart({ outputs }) {
  const needed = new Set();
  const visit = (path) => {
    if (needed.has(path) || outputs[path] === undefined) return;
    needed.add(path);
    for (const { path: imported, kind } of outputs[path].imports) {
      if (kind === 'import-statement') visit(imported);
    }
  };
  visit(entry);
  return needed;
}

/** The start's own exports, and for the late files what each of its chunks exports, under the chunk's path. */
function startText(start) {
  const chunks = [...start].filter((path) => path !== entry);
  return [
    `export { activate, deactivate } from './${entry}';`,
    ...chunks.map((path) => `export * as "${path}" from './${path}';`),
  ].join('\n');
}

/**
 * Finds the outputs of the first build for one file of the second.
 * @returns {import('esbuild').Plugin}
 */
function parted(part, texts, start) {
  return {
    name: 'parted',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path, importer, namespace }) => {
        const from = namespace === 'output' ? importer : namespace === 'file' && part !== entry ? part : '';
        const target = posix.join(posix.dirname(from), path);
        // What only types came from is a chunk without a word.
        if (texts.get(target) === '') return { path: target, namespace: 'output' };
        if (!start.has(target)) return { path: relativePath(part, target), external: true };
        if (part === entry) return { path: target, namespace: 'output' };
        return { path: target, namespace: 'start' };
      });
      build.onResolve({ filter: /^#start$/ }, () => ({ path: relativePath(part, entry), external: true }));
      build.onResolve({ filter: /^[^.]/ }, ({ path }) => ({ path, external: true }));
      build.onLoad({ filter: /.*/, namespace: 'output' }, ({ path }) => ({
        contents: texts.get(path),
        resolveDir: '.',
      }));
      build.onLoad({ filter: /.*/, namespace: 'start' }, ({ path }) => ({
        contents: `module.exports = require('#start')[${JSON.stringify(path)}];`,
        resolveDir: '.',
      }));
    },
  };
}

function relativePath(from, to) {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

module.exports = { commonJsParts };
