// Names every package that is in dist, with the words of its licence.
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

/**
 * The text of THIRD_PARTY_NOTICES. @param {string} root
 * @param {readonly import('esbuild').Metafile[]} metafiles of all builds, so that it says what is really in them
 */
function noticesOf(root, metafiles) {
  const packages = [...new Set([...metafiles.flatMap(packagesIn), ...withWebp])].sort();
  const byLicence = new Map();
  for (const name of packages) {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const text = licenceText(folder, withWebp.includes(name) ? webpTexts(root) : []);
    const group = byLicence.get(text) ?? [];
    byLicence.set(text, [...group, `${name} ${version} (${license})`]);
  }
  const sections = [...byLicence].map(([text, names]) => `${names.join('\n')}\n\n${text}`);
  return [heading, ...sections, icons(root)].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

const heading = `THIRD-PARTY NOTICES

Qwen Image Assets contains the works below, each under its own licence.`;

/** @param {import('esbuild').Metafile} metafile @returns {readonly string[]} */
function packagesIn({ outputs }) {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => {
      const [, name] = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
      return name === undefined || bytesInOutput === 0 ? [] : [name];
    }),
  );
}

/** Packages that the WebAssembly of WebP comes from, of one of which nothing else is in the bundle. */
const withWebp = ['@jsquash/webp', 'icodec'];

/** What that is made of, of which one package brings a part along. @param {string} root */
function webpTexts(root) {
  const others = ['libwebp-patents.txt', 'emscripten.txt'].map((name) => join(__dirname, 'notices', name));
  return [join(root, 'node_modules', '@jsquash', 'webp', 'codec', 'LICENSE.codec.md'), ...others];
}

/** @param {string} folder @param {readonly string[]} others */
function licenceText(folder, others) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.md|\.txt)?$/i.test(name));
  if (file === undefined) throw new Error(`${folder} names no licence.`);
  return [join(folder, file), ...others]
    .map((path) => readFileSync(path, 'utf8').replaceAll('\r', '').trim())
    .join('\n\n');
}

/** The font is no module of the bundle; its licence takes an address for its text, and wants changes told. */
function icons(root) {
  const name = '@vscode/codicons';
  const { version, license } = JSON.parse(
    readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
  );
  if (license !== 'CC-BY-4.0') throw new Error(`${name} has another licence now: ${license}`);
  return `${name} ${version} (${license})

Visual Studio Code Icons, copyright (c) Microsoft Corporation, under the Creative Commons Attribution 4.0
International Public License: https://creativecommons.org/licenses/by/4.0/legalcode
Changed: the font holds only the icons that the panel shows.`;
}

module.exports = { noticesOf };
