import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, unpack } from './npm';
import { exists, makeOnce } from './once';
import { downloads } from './paths';

/** The newest version that is tried, and the floor that `engines.vscode` promises. */
export const versions = ['1.139', '1.110'] as const;
export type Version = (typeof versions)[number];

/** Which packages make up a version: VS Code's server and workbench, and the Node that it is built for. */
const parts: Readonly<Record<Version, { readonly server: string; readonly node: string }>> = {
  '1.139': { server: '4.139.1', node: '24' },
  '1.110': { server: '4.110.0', node: '22' },
};

export interface VisualStudioCode {
  readonly version: Version;
  /** The Node binary that runs it. */
  readonly node: string;
  /** The script of its server. */
  readonly main: string;
}

/** Makes sure that this VS Code is in `.vscode-test/`: about 10 s the first time, nothing afterwards. */
export async function installVisualStudioCode(version: Version): Promise<VisualStudioCode> {
  const { server, node } = parts[version];
  const folder = join(downloads, `vscode-${server}-node-${node}`);
  await makeOnce(folder, async (draft) => {
    await Promise.all([installServer(join(draft, 'server'), server), installNode(join(draft, 'node'), node)]);
  });
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return {
    version,
    node: join(folder, 'node', 'package', 'bin', binary),
    main: join(folder, 'server', 'package', 'lib', 'vscode', 'out', 'server-main.js'),
  };
}

async function installServer(folder: string, version: string): Promise<void> {
  await mkdir(folder);
  await unpack(folder, `code-server@${version}`, 'package/lib/vscode');
  // Its native modules stay unbuilt: it logs that and goes on; only its terminals need them.
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const inner = join(folder, 'package', 'lib', 'vscode');
  await npm(inner, ['install', '--omit=dev', '--ignore-scripts', ...quiet]);
  await installSearch(folder, join(inner, 'node_modules', '@vscode', 'ripgrep'));
}

/** File search: older versions download it in an install script, newer ones bring it along. */
async function installSearch(folder: string, ripgrep: string): Promise<void> {
  if (!(await exists(ripgrep))) return;
  const binary = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const draft = join(folder, 'search');
  await mkdir(draft);
  const member = `package/bin/${process.platform}-${process.arch}/${binary}`;
  await unpack(draft, '@vscode/ripgrep-universal@1.18', member);
  await mkdir(join(ripgrep, 'bin'));
  await rename(join(draft, member), join(ripgrep, 'bin', binary));
  await rm(draft, { recursive: true });
}

async function installNode(folder: string, version: string): Promise<void> {
  await mkdir(folder);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const binary = process.platform === 'win32' ? 'package/bin/node.exe' : 'package/bin/node';
  await unpack(folder, `${name}@${version}`, binary);
}
