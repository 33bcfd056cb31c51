import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** How to start npm without a shell: a program, and its first parameters. */
export function npmCommand(): readonly [program: string, ...parameters: string[]] {
  const beside = dirname(process.execPath);
  const script = [
    // Under `npm start` and `npm test` npm says where it is; otherwise it comes with Node.
    process.env['npm_execpath'] ?? '',
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => path.endsWith('.js') && existsSync(path));
  return script === undefined ? ['npm'] : [process.execPath, script];
}

/** Runs npm with the machine's own configuration. Throws with npm's error text when it fails. */
export async function npm(folder: string, parameters: readonly string[]): Promise<string> {
  const [program, ...first] = npmCommand();
  const { stdout } = await execute(program, [...first, ...parameters], { cwd: folder, maxBuffer: 64 << 20 });
  return stdout.trim();
}

/** Unpacks members of a package's tarball into `folder/package`, without its dependencies. */
export async function unpack(
  folder: string,
  specifier: string,
  ...members: readonly string[]
): Promise<void> {
  const answer = await npm(folder, ['pack', '--silent', '--ignore-scripts', specifier]);
  const tarball = answer.split('\n').at(-1) ?? '';
  await execute('tar', ['-xzf', tarball, ...members], { cwd: folder });
  await rm(join(folder, tarball));
}
