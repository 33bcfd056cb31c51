// Makes of esbuild's split ESM output what VS Code's `require` takes. Each file that is required costs about half a
// millisecond, so what is needed at once is one file: dist/extension.js has all that is needed to start, and
// dist/late/order.js all that the first order waits for. Everything else is in files under dist/late/ that are loaded
// when first needed.
const esbuild = require('esbuild');
const { join, posix, relative, sep } = require('node:path');

/** Files of several chunks: of these sources and all that they import statically. An earlier one has what several need. */
const joined = [
  { file: 'dist/extension.js', sources: ['src/extension.ts'] },
  { file: 'dist/late/order.js', sources: ['src/storeroom.ts', 'src/ui/orders/orderDesk.ts'] },
];
const entry = joined[0].file;
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
  const homes = homesOf(result.metafile);
  const alone = [...texts.keys()].filter((path) => !homes.has(path) && texts.get(path) !== '');
  const parts = [...joined.map(({ file }) => file), ...alone];
  return Promise.all(
    parts.map(async (part) => {
      const chunks = [...homes].filter(([, home]) => home === part).map(([path]) => path);
      const contents = chunks.length > 0 ? joinedText(chunks) : texts.get(part);
      const built = await esbuild.build({
        ...minified,
        stdin: { contents, sourcefile: part, resolveDir: root },
        plugins: [parted(part, texts, homes)],
      });
      return { path: join(root, part), contents: Buffer.from(built.outputFiles[0].contents) };
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

/** The file that each chunk goes into with others, by the chunk's path, in the order of the metafile: that of the sources. */
function homesOf({ outputs }) {
  const homes = new Map();
  const visit = (path, file) => {
    if (homes.has(path) || outputs[path] === undefined) return;
    homes.set(path, file);
    for (const { path: imported, kind } of outputs[path].imports) {
      if (kind === 'import-statement') visit(imported, file);
    }
  };
  for (const { file, sources } of joined) {
    for (const source of sources) {
      const found = Object.keys(outputs).find((path) => outputs[path].entryPoint === source);
      if (found === undefined) throw new Error(`${source} is not loaded by itself`);
      visit(found, file);
    }
  }
  return homes;
}

/** The extension's own exports, and for other files what each of the chunks exports, under the chunk's path. */
function joinedText(chunks) {
  return chunks
    .map((path) =>
      path === entry
        ? `export { activate, deactivate } from './${path}';`
        : `export * as "${path}" from './${path}';`,
    )
    .join('\n');
}

/**
 * Finds the outputs of the first build for one file of the second.
 * @returns {import('esbuild').Plugin}
 */
function parted(part, texts, homes) {
  const isJoined = joined.some(({ file }) => file === part);
  return {
    name: 'parted',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path, importer, namespace }) => {
        const from = namespace === 'output' ? importer : isJoined ? '' : part;
        const target = posix.join(posix.dirname(from), path);
        // What only types came from is a chunk without a word.
        if (texts.get(target) === '') return { path: target, namespace: 'output' };
        const home = homes.get(target);
        if (home === undefined) return { path: relativePath(part, target), external: true };
        return { path: target, namespace: home === part ? 'output' : 'elsewhere' };
      });
      build.onResolve({ filter: /^[^.]/ }, ({ path, namespace }) => {
        if (namespace !== 'once' && (isJoined || path.startsWith('#'))) return { path, namespace: 'once' };
        return { path: path.startsWith('#') ? relativePath(part, path.slice(1)) : path, external: true };
      });
      build.onLoad({ filter: /.*/, namespace: 'output' }, ({ path }) => ({
        contents: texts.get(path),
        resolveDir: '.',
      }));
      build.onLoad({ filter: /.*/, namespace: 'elsewhere' }, ({ path }) => ({
        contents: `module.exports = require('#${homes.get(path)}')[${JSON.stringify(path)}];`,
        resolveDir: '.',
      }));
      // Several chunks of a file may require the same.
      build.onLoad({ filter: /.*/, namespace: 'once' }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)});`,
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
