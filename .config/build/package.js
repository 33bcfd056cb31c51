// Packs the extension: the same sources, packages and Node give the same bytes, wherever and whenever.
//   node .config/build/package.js [--out <file>]
const { spawnSync } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..', '..');
const { name, version } = require('../../package.json');
const at = process.argv.indexOf('--out');
const file = at === -1 ? join(root, `${name}-${version}.vsix`) : process.argv[at + 1];

const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', '@vscode', 'vsce', 'vsce'),
    ...['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'],
    ...['--out', file],
  ],
  {
    cwd: root,
    stdio: 'inherit',
    // vsce gives every file this time and sorts them; zip keeps local times, from 1980 on.
    env: { SOURCE_DATE_EPOCH: '315532800', ...process.env, TZ: 'UTC' },
  },
);
if (status === 0) writeFileSync(file, withPlainModes(readFileSync(file)));
else process.exitCode = 1;

/** The modes of files depend on the machine (umask); in the package all are 644. @param {Buffer} archive */
function withPlainModes(archive) {
  const end = archive.lastIndexOf('PK\x05\x06');
  let position = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    archive.writeUInt32LE((0o100644 << 16) >>> 0, position + 38);
    const lengths = [28, 30, 32].map((offset) => archive.readUInt16LE(position + offset));
    position += lengths.reduce((sum, length) => sum + length, 46);
  }
  return archive;
}
