// Keeps of VS Code's icon font what the panel shows: the font has over 500 icons, the panel some fifty.
const { transformSync } = require('esbuild');
const { readFile } = require('node:fs/promises');
const { join } = require('node:path');

/** HarfBuzz's own numbers: hb-subset.h and hb-blob.h do not change them. */
const writableMemory = 2;

/** The font that the panel's style names. The same bytes from the same sources. @param {string} root */
async function iconFont(root) {
  const [font, points] = await Promise.all([
    readFile(join(root, 'node_modules', '@vscode', 'codicons', 'dist', 'codicon.ttf')),
    iconPoints(root),
  ]);
  return subset(font, points);
}

/** The code points that the panel can show, from its own list. @param {string} root @returns {Promise<number[]>} */
async function iconPoints(root) {
  const source = await readFile(join(root, 'media', 'panel', 'icons.ts'), 'utf8');
  const module = { exports: {} };
  new Function('module', transformSync(source, { loader: 'ts', format: 'cjs' }).code)(module);
  return Object.values(module.exports.iconPoints);
}

/** @param {Buffer} font @param {readonly number[]} points @returns {Promise<Buffer>} */
async function subset(font, points) {
  const hb = await harfbuzz();
  const memory = hb.malloc(font.length);
  // The memory moves when it grows: each look at it needs a view of its own.
  new Uint8Array(hb.memory.buffer).set(font, memory);
  const blob = hb.hb_blob_create(memory, font.length, writableMemory, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  const input = hb.hb_subset_input_create_or_fail();
  const wanted = hb.hb_subset_input_unicode_set(input);
  for (const point of points) hb.hb_set_add(wanted, point);
  const made = hb.hb_subset_or_fail(face, input);
  if (made === 0) throw new Error('The icon font cannot be cut down.');
  const result = hb.hb_face_reference_blob(made);
  const length = hb.hb_blob_get_length(result);
  if (length === 0) throw new Error('The icon font is empty.');
  const start = hb.hb_blob_get_data(result, 0);
  return Buffer.from(new Uint8Array(hb.memory.buffer, start, length));
}

async function harfbuzz() {
  let path;
  try {
    path = require.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  } catch {
    throw new Error('A package is missing; run: npm ci --ignore-scripts');
  }
  const { instance } = await WebAssembly.instantiate(await readFile(path));
  instance.exports._initialize();
  return instance.exports;
}

module.exports = { iconFont, iconPoints };
