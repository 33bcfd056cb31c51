// Bundles the extension and its panel into dist/.
//   node esbuild.js            for people: minified, the same bytes from the same sources
//   node esbuild.js --dev      with source maps, not minified
//   node esbuild.js --watch    as --dev, again at every change
//   node esbuild.js --metafile also prints what the bytes are made of
//   node esbuild.js --notices  prints what THIRD_PARTY_NOTICES must say, and writes nothing
//   node esbuild.js --check=x  bundles x in memory and only tells whether it may be shipped
const esbuild = require('esbuild');
const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { brotliCompressSync, gzipSync } = require('node:zlib');
const { commonJsParts } = require('./.config/build/commonJsParts.js');
const { iconFont } = require('./.config/build/iconFont.js');
const { noticesOf } = require('./.config/build/notices.js');

const flags = process.argv.slice(2);
const watch = flags.includes('--watch');
const development = watch || flags.includes('--dev');
const checked = flags.find((flag) => flag.startsWith('--check='))?.slice('--check='.length);

const dist = join(__dirname, 'dist');

/** The files of this build, by absolute path. */
const written = new Set();

/** Builds under way in watch mode. */
let running = 0;

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: __dirname,
  bundle: true,
  minify: !development,
  sourcemap: development,
  sourcesContent: false,
  metafile: true,
  legalComments: 'none',
  // Errors are printed below, those of the guard included.
  logLevel: watch ? 'warning' : 'silent',
};

/** @type {import('esbuild').BuildOptions} */
const extension = {
  ...common,
  entryPoints: ['src/extension.ts'],
  outdir: 'dist',
  platform: 'node',
  target: 'node22',
  // What is imported late goes into files of its own, which only esbuild's ESM output can do; `commonJsParts` makes
  // them what VS Code's `require` takes. Watching goes without, for quick rebuilds and simple source maps.
  ...(development ? { format: 'cjs' } : { format: 'esm', splitting: true, chunkNames: 'late/[name]-[hash]' }),
  external: ['vscode'],
  // Some packages' CommonJS variants hide from tree shaking.
  mainFields: ['module', 'main'],
  plugins: [guard()],
};

/** The thread that converts pictures; it is loaded when one shall be, and read beside it is the codec's WebAssembly. */
const codec = {
  ...common,
  entryPoints: ['src/host/codec/worker.ts'],
  outfile: 'dist/codec.js',
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  // Where the codec would look for its WebAssembly, which it is given.
  define: { 'import.meta.url': '"file:///"' },
};

/** The page of the panel: script and style, each if it is there. */
const page = ['media/panel/main.ts', 'media/panel/panel.css']
  .filter((entry) => existsSync(join(__dirname, entry)))
  .map((entry) => ({
    ...common,
    entryPoints: [entry],
    outfile: entry.endsWith('.css') ? 'dist/panel.css' : 'dist/panel.js',
    platform: 'browser',
    format: 'iife',
    // The oldest supported VS Code shows its web views in this browser.
    target: 'chrome142',
    external: ['*.ttf'],
    tsconfig: 'media/tsconfig.json',
  }));

void main().catch((error) => {
  const lines = esbuild.formatMessagesSync(error.errors ?? [{ text: error.message }], {
    kind: 'error',
    color: false,
  });
  console.error(lines.join(''));
  process.exitCode = 1;
});

async function main() {
  if (checked !== undefined) {
    await esbuild.build({
      ...extension,
      entryPoints: [checked],
      minify: true,
      sourcemap: false,
      write: false,
    });
    return;
  }
  const builds = [extension, codec, ...page];
  if (flags.includes('--notices')) {
    const results = await Promise.all(builds.map((options) => esbuild.build({ ...options, write: false })));
    process.stdout.write(
      noticesOf(
        __dirname,
        results.map(({ metafile }) => metafile),
      ),
    );
    return;
  }
  if (watch) rmSync(dist, { recursive: true, force: true });
  await writeIcons();
  writeCodec();
  if (watch) {
    // The words of "$esbuild-watch" in .vscode/tasks.json.
    const contexts = builds.map((options) =>
      esbuild.context({ ...options, plugins: [...(options.plugins ?? []), reporter()] }),
    );
    for (const context of await Promise.all(contexts)) await context.watch();
    return;
  }
  const results = await Promise.all(builds.map((options) => esbuild.build({ ...options, write: false })));
  for (const result of results) {
    const isSplit = Object.keys(result.metafile.outputs).includes('dist/extension.js') && !development;
    const files = isSplit ? await commonJsParts(result, __dirname) : result.outputFiles;
    files.forEach(write);
    if (flags.includes('--metafile')) console.log(esbuild.analyzeMetafileSync(result.metafile));
  }
  removeOthers();
}

/** What an earlier build has left, and this one has not written. */
function removeOthers() {
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !written.has(path)) rmSync(path);
  }
}

/**
 * Writes a file of the bundle and says how large it is. One that is there already is left alone: a VS Code may be running on
 * it, while the same is built once more to be packed.
 * @param {import('esbuild').OutputFile} file
 */
function write({ path, contents }) {
  mkdirSync(join(path, '..'), { recursive: true });
  if (!existsSync(path) || !readFileSync(path).equals(contents)) writeFileSync(path, contents);
  written.add(path);
  if (path.endsWith('.map')) return;
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const name = path.slice(__dirname.length + 1).replaceAll('\\', '/');
  console.log(`${name}  ${kilobytes(contents.length)}, gzip ${kilobytes(gzipSync(contents).length)}`);
}

/** Brotli, because a package is only zipped; both halves at once, as they have much in common. */
function writeCodec() {
  const [decoder, encoder] = ['icodec/dist/webp-dec.wasm', '@jsquash/webp/codec/enc/webp_enc.wasm'].map(
    (path) => readFileSync(join(__dirname, 'node_modules', path)),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(decoder.length);
  const contents = brotliCompressSync(Buffer.concat([length, decoder, encoder]));
  write({ path: join(dist, 'webp.wasm.br'), contents });
}

/** The panel's style uses VS Code's own icons. */
async function writeIcons() {
  if (page.length === 0) return;
  write({ path: join(dist, 'codicon.ttf'), contents: await iconFont(__dirname) });
}

/**
 * Refuses what must not be shipped. Loading undici replaces the process-wide dispatcher, and with it the fetch of
 * every other extension; a bundled one ignores the user's proxy. The whole of zod is twenty times zod/mini.
 * @returns {import('esbuild').Plugin}
 */
function guard() {
  const unwanted = [
    [/node_modules\/undici\//, 'undici is in the bundle; use the global fetch'],
    [
      /node_modules\/zod\/(v3\/|v4\/classic\/|index\.)/,
      "the whole of zod is in the bundle; import from 'zod/mini'",
    ],
    [/^test\//, 'test code is in the bundle'],
  ];
  return {
    name: 'guard',
    setup(build) {
      build.initialOptions.write = false;
      build.onEnd((result) => {
        if (result.errors.length > 0) return undefined;
        const used = Object.values(result.metafile?.outputs ?? {}).flatMap((output) =>
          Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
        );
        const errors = unwanted.flatMap(([pattern, text]) => {
          const input = used.find(([path]) => pattern.test(path));
          return input === undefined ? [] : [{ text: `${text} (${input[0]})` }];
        });
        const scripts = (result.outputFiles ?? []).filter((file) => file.path.endsWith('.js'));
        if (scripts.some((file) => file.text.includes('globalDispatcher'))) {
          errors.push({ text: "the bundle touches undici's global dispatcher" });
        }
        if (watch) {
          // esbuild does not print what a plugin finds at the end of a build.
          for (const { text } of errors) console.error(`✘ [ERROR] ${text}`);
          if (errors.length === 0) for (const file of result.outputFiles ?? []) write(file);
        }
        return { errors };
      });
    },
  };
}

/** Says when building begins and when all is built, for VS Code's task matcher. @returns {import('esbuild').Plugin} */
function reporter() {
  return {
    name: 'reporter',
    setup(build) {
      build.onStart(() => {
        if (running === 0) console.log('[watch] build started');
        running += 1;
      });
      build.onEnd(() => {
        running -= 1;
        if (running === 0) console.log('[watch] build finished');
      });
    },
  };
}
