// Brings node_modules in line with package-lock.json, so that a fresh clone needs nothing but Node.
// Plain JavaScript without a dependency: it runs before there is one.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.lock-hash');

requireNode(20, 19);
const lock = readFileSync(join(root, 'package-lock.json'));
const wanted = createHash('sha256').update(lock).digest('hex');
if (!matches()) {
  console.log('Installing the development dependencies…');
  // Install scripts are left out: none is needed here, and each one is foreign code with this user's rights.
  run('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  writeFileSync(stamp, wanted);
}

function matches() {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === wanted;
  // Installed by hand: npm's own record tells whether it was from this lock file.
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record) || !covers(JSON.parse(readFileSync(record, 'utf8')), JSON.parse(lock.toString()))) {
    return false;
  }
  writeFileSync(stamp, wanted);
  return true;
}

/** Whether every package of the lock file is installed in that version (optional ones may be of another platform). */
function covers(installed, locked) {
  return Object.entries(locked.packages).every(
    ([path, entry]) =>
      path === '' || entry.optional === true || installed.packages[path]?.version === entry.version,
  );
}

function run(...parameters) {
  // Under `npm start` and `npm test` npm says where it is; otherwise it is on the path (as npm.cmd on Windows).
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...parameters], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', parameters, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) {
    console.error(`npm ${parameters[0]} failed.`);
    process.exit(1);
  }
}

function requireNode(major, minor) {
  const [actualMajor, actualMinor] = process.versions.node.split('.').map(Number);
  if (actualMajor > major || (actualMajor === major && actualMinor >= minor)) return;
  console.error(`Node ${major}.${minor} or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}
