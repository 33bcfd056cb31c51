import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cleanEnvironment, type Environment } from './environment';
import { Output } from './output';
import { removeNow, start, stop } from './processes';
import { makeTemporaryFolder } from './temporary';
import { installVisualStudioCode, type Version, type VisualStudioCode } from './visualStudioCode';

/**
 * The extension in development mode (with the smoke-test driver, which shows no notifications, and no dialogs while
 * a suite runs), or installed as a person would do it.
 */
export type Extension =
  | { readonly kind: 'development'; readonly path: string; readonly tests?: string }
  | { readonly kind: 'packaged'; readonly vsix: string; readonly others?: readonly string[] }
  | { readonly kind: 'none' };

export type Settings = Readonly<Record<string, unknown>>;

export interface ServerOptions {
  readonly version: Version;
  readonly extension: Extension;
  /** The user's settings. */
  readonly settings?: Settings;
  /** Settings of scope `machine`. */
  readonly machineSettings?: Settings;
  /** Reaches the extension host. */
  readonly environment?: Environment;
  /** Everything VS Code remembers. Without it: a temporary folder, removed with the server. */
  readonly dataFolder?: string;
  /** Keep workspace trust switched on: new folders then open in restricted mode. */
  readonly workspaceTrust?: boolean;
}

export interface Server {
  readonly version: Version;
  readonly extension: Extension;
  readonly port: number;
  readonly pid: number;
  readonly dataFolder: string;
  /** Everything it has printed so far. */
  log(): string;
  /** Ends it and its extension hosts. May be called twice. */
  stop(): Promise<void>;
}

/** What a person would switch off anyway; tests need quiet, and no request to the outside. */
const quietSettings: Settings = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  // As on a desktop.
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.restoreWindows': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
};

/** Starts a real VS Code on a free loopback port. Resolves when it listens. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const code = await installVisualStudioCode(options.version);
  const folder = options.dataFolder ?? makeTemporaryFolder('data');
  await writeJson(join(folder, 'data', 'User', 'settings.json'), { ...quietSettings, ...options.settings });
  await writeJson(join(folder, 'data', 'Machine', 'settings.json'), options.machineSettings ?? {});
  const environment = cleanEnvironment(options.environment);
  const extensions =
    options.extension.kind === 'packaged'
      ? await installed(code, [options.extension.vsix, ...(options.extension.others ?? [])])
      : join(folder, 'extensions');
  const places = ['--server-data-dir', folder, '--extensions-dir', extensions];
  const child = start(
    code.node,
    [
      code.main,
      ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
      ...['--accept-server-license-terms', '--telemetry-level', 'off'],
      ...places,
      ...(options.extension.kind === 'packaged' ? [] : ['--enable-smoke-test-driver']),
      ...(options.workspaceTrust === true ? [] : ['--disable-workspace-trust']),
    ],
    { env: environment },
  );
  const output = new Output(child);
  const stopServer = async () => {
    await stop(child);
    if (options.dataFolder === undefined) removeNow(folder);
  };
  try {
    const port = await output.find(/Extension host agent listening on (\d+)/, 30_000);
    const { version, extension } = options;
    return {
      ...{ version, extension, port: Number(port), pid: child.pid ?? 0, dataFolder: folder },
      log: () => output.text,
      stop: stopServer,
    };
  } catch (error) {
    await stopServer();
    throw error;
  }
}

const installations = new Map<string, Promise<string>>();

/** Installs packed extensions as a person would, the same ones once a process. Resolves with the folder that they are in. */
function installed(code: VisualStudioCode, packages: readonly string[]): Promise<string> {
  const key = [code.main, ...packages].join('\n');
  const known = installations.get(key) ?? install(code, packages);
  installations.set(key, known);
  return known;
}

async function install(code: VisualStudioCode, packages: readonly string[]): Promise<string> {
  const folder = makeTemporaryFolder('extensions');
  const places = ['--server-data-dir', makeTemporaryFolder('data'), '--extensions-dir', folder];
  const wanted = packages.flatMap((path) => ['--install-extension', path]);
  const parameters = [code.main, ...wanted, '--accept-server-license-terms', ...places];
  const child = start(code.node, parameters, { env: cleanEnvironment() });
  const output = new Output(child);
  try {
    const done = 'was successfully installed';
    await output.find(new RegExp(packages.map(() => done).join('[^]*')), 60_000);
  } finally {
    await stop(child);
  }
  return folder;
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(value, undefined, 2));
}
