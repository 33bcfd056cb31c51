import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { iconPoints } from '../../media/panel/icons';
import { fontLetters } from '../harness/fontLetters';
import { npm } from '../harness/npm';
import { packExtension } from '../harness/packExtension';
import { root } from '../harness/paths';
import { makeTemporaryFolder } from '../harness/temporary';
import { readZip, type ZipEntry } from '../harness/zip';

const execute = promisify(execFile);

/** bytes */
const largest = 500_000;

const distribution = 'extension/dist/';

/** Everything that may be in the package; what is not named here is there by mistake. */
const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(package\.json|readme\.md|changelog\.md|LICENSE\.txt|THIRD_PARTY_NOTICES)$/i,
  /^extension\/package\.nls(\.[a-z-]+)?\.json$/,
  /^extension\/l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/,
  /^extension\/dist\/late\/(order|[A-Za-z-]+-[A-Z0-9]{8})\.js$/,
  /^extension\/dist\/(extension\.js|codec\.js|webp\.wasm\.br|panel\.js|panel\.css|codicon\.ttf)$/,
  /^extension\/media\/icons\/[a-z-]+\.(png|svg)$/,
  // The pictures of the README.
  /^extension\/docs\/images\/[a-z-]+\.webp$/,
];

/** What keys and tokens look like: Segmind's own, other vendors', private keys, and words for a login in a URL. */
const secrets = [
  /\bSG_[0-9A-Za-z]{12,}/,
  /\bsk-[A-Za-z0-9]{20,}/,
  /\b(ghp|gho|ghs|npm)_[A-Za-z0-9]{20,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /-----BEGIN [A-Z0-9 ]+-----/,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\./,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\/\/[^/\s:@"'`]+:[^/\s:@"'`]+@/,
];

/** Loads the extension with a stand-in for `vscode` that is anything to anybody, and looks at the process around it. */
const loading = `
  const handler = {
    get: (target, name) => (name === 'prototype' ? target.prototype : anything),
    apply: () => anything,
    construct: () => ({}),
  };
  const base = new Proxy(function () {}, handler);
  // Bundlers copy a module into an object that inherits from the module's prototype.
  const anything = new Proxy(function () {}, { ...handler, getPrototypeOf: () => base });
  const Module = require('node:module');
  const load = Module._load;
  Module._load = (name, ...rest) => (name === 'vscode' ? anything : load(name, ...rest));
  const state = () => [globalThis.fetch, ...Reflect.ownKeys(globalThis).flatMap((key) => {
    return String(key).includes('undici') ? [key, globalThis[key]] : [];
  })];
  void globalThis.fetch('data:,').then(() => {
    const before = state();
    for (const file of process.argv.slice(1)) require(file);
    const after = state();
    const same = before.length === after.length && before.every((value, index) => value === after[index]);
    process.stdout.write(same ? 'unchanged' : 'changed');
  });
`;

describe('the package', () => {
  let size = 0;
  let entries: readonly ZipEntry[] = [];
  /** What runs in the extension host: the part that starts, and those that are loaded late. */
  let scripts: readonly ZipEntry[] = [];
  let bundle = '';

  before(async () => {
    const archive = await readFile(await packExtension());
    size = archive.length;
    entries = readZip(archive);
    scripts = entries.filter(({ name }) => /\/dist\/(extension|late\/.+)\.js$/.test(name));
    bundle = scripts.map(({ bytes }) => bytes.toString('utf8')).join('\n');
  });

  it('holds nothing but what is on the list', () => {
    const names = entries.map(({ name }) => name);
    const strange = names.filter((name) => !allowed.some((pattern) => pattern.test(name)));
    assert.deepEqual(strange, []);
  });

  it('holds what the extension cannot do without', () => {
    const names = new Set(entries.map(({ name }) => name.toLowerCase()));
    const needed = [
      ...['package.json', 'package.nls.json', 'dist/extension.js', 'readme.md', 'license.txt'],
      ...['third_party_notices', 'dist/panel.js', 'dist/panel.css', 'dist/codicon.ttf'],
      ...['dist/codec.js', 'dist/webp.wasm.br'],
    ];
    assert.deepEqual(
      needed.filter((name) => !names.has(`extension/${name}`)),
      [],
    );
  });

  it('holds every file that the manifest names', () => {
    const names = new Set(entries.map(({ name }) => name));
    const manifest = textOf('extension/package.json');
    const paths = [...manifest.matchAll(/"(?:\.\/)?((?:dist|media|l10n)\/[^"*]+\.[a-z]+)"/g)];
    assert.ok(paths.length > 0);
    for (const [, path = ''] of paths) assert.ok(names.has(`extension/${path}`), path);
  });

  it(`is at most ${largest / 1000} kB`, () => {
    assert.ok(size <= largest, `${size} bytes`);
  });

  it('holds no secret', () => {
    for (const { name, bytes } of entries) {
      const text = bytes.toString('latin1');
      for (const pattern of secrets) assert.doesNotMatch(text, pattern, `${name} has ${pattern.source}`);
    }
  });

  it('is packed anew byte for byte, at another hour, in another place of the world, by another user', async () => {
    const again = join(makeTemporaryFolder('again'), 'again.vsix');
    const [zone, mask] = [process.env['TZ'], process.umask(0o007)];
    process.env['TZ'] = 'Pacific/Kiritimati';
    try {
      await npm(root, ['run', '--silent', 'package', '--', '--out', again]);
    } finally {
      process.umask(mask);
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
    assert.ok((await readFile(again)).equals(await readFile(await packExtension())));
  });

  it('has every icon of the panel in its font, and no other', () => {
    const font = entries.find(({ name }) => name === 'extension/dist/codicon.ttf');
    assert.ok(font !== undefined);
    assert.deepEqual([...fontLetters(font.bytes)].sort(), Object.values(iconPoints).sort());
    // No style draws one that the list does not name.
    assert.doesNotMatch(textOf('extension/dist/panel.css'), /\\e[a-f0-9]{3}|[\uE000-\uF8FF]/i);
  });

  it('holds no source map, and no path of the machine that built it', () => {
    assert.doesNotMatch(bundle, /sourceMappingURL/);
    assert.ok(!bundle.includes(__dirname.slice(0, __dirname.indexOf('/test/'))));
  });

  it('requires nothing twice in a file: each time costs the first order, or a start', () => {
    for (const { name, bytes } of scripts.filter((script) => script.name.includes('/late/'))) {
      const required =
        bytes.toString('utf8').match(/\brequire\("(?:vscode|node:[\w/]+|\.\.\/extension\.js)"\)/g) ?? [];
      assert.deepEqual(required, [...new Set(required)], name);
    }
  });

  it('leaves the fetch and the dispatcher of the process as they are when it is loaded', async () => {
    assert.doesNotMatch(bundle, /globalDispatcher|undici/);
    const folder = makeTemporaryFolder('bundle');
    await mkdir(join(folder, 'late'));
    const files = scripts.map(({ name, bytes }) => ({
      path: join(folder, name.slice(distribution.length)),
      bytes,
    }));
    await Promise.all(files.map(({ path, bytes }) => writeFile(path, bytes)));
    const { stdout } = await execute(process.execPath, ['-e', loading, ...files.map(({ path }) => path)]);
    assert.equal(stdout, 'unchanged');
  });

  function textOf(name: string): string {
    const entry = entries.find((candidate) => candidate.name === name);
    assert.ok(entry, `${name} is missing`);
    return entry.bytes.toString('utf8');
  }
});
