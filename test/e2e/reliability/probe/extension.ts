import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import * as vscode from 'vscode';
import type { JobSnapshot } from '../../../../src/core/jobSnapshot';
import type { PublicApi } from '../../../../src/ui/publicApi';
import { countTimers } from './countedTimers';
import { HeldLinks } from './heldLinks';
import { ShelfFileSystem } from './shelfFileSystem';

/** What tests ask of the probe in a window, by name; what is returned goes to them as JSON. */
type Ability = (...parameters: readonly unknown[]) => unknown;

const extensionId = 'qwen-image-assets.qwen-image-assets';

/** Connects to the test that started this VS Code, tells it about jobs, and does what it asks for. */
export function activate(context: vscode.ExtensionContext): void {
  const port = Number(process.env['PROBE_PORT']);
  // Before the extension is loaded, so that it meets what is put in the place of Node's own.
  const links = new HeldLinks((path) => {
    send({ event: 'held', path });
  });
  const timers = countTimers(extensionId);
  const shelf = new ShelfFileSystem(process.env['PROBE_SHELF'] ?? '');
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider('shelf', shelf, { isCaseSensitive: true }),
    vscode.workspace.registerFileSystemProvider('museum', shelf, { isCaseSensitive: true, isReadonly: true }),
  );

  const socket = connect(port, '127.0.0.1');
  socket.unref();
  const send = (message: unknown): void => {
    socket.write(`${JSON.stringify(message)}\n`);
  };

  const abilities: Readonly<Record<string, Ability>> = {
    run: (command, ...parameters) => vscode.commands.executeCommand(String(command), ...parameters),
    set: (section, name, value) =>
      vscode.workspace
        .getConfiguration(String(section))
        .update(String(name), value, vscode.ConfigurationTarget.Global),
    hold: (moment, part) => {
      links.hold(moment === 'after' ? 'after' : 'before', String(part));
    },
    refuse: (part, error) => {
      if (typeof error === 'string') shelf.refusals.set(String(part), error);
      else shelf.refusals.delete(String(part));
    },
    timers: () => timers(),
    jobs: async () => (await api()).listJobs(),
  };

  createInterface(socket).on('line', (line) => {
    const { id, name, parameters } = JSON.parse(line) as {
      readonly id: number;
      readonly name: string;
      readonly parameters: readonly unknown[];
    };
    Promise.resolve()
      .then(() => abilities[name]?.(...parameters))
      .then(
        (value) => {
          send({ id, value });
        },
        (error: unknown) => {
          send({ id, error: error instanceof Error ? error.message : String(error) });
        },
      );
  });

  const tell = (job: JobSnapshot): void => {
    send({ event: 'job', job });
  };
  void api().then((jobs) => {
    context.subscriptions.push(jobs.onDidChangeJob(tell));
    const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri.toString()) ?? [];
    send({ event: 'hello', pid: process.pid, folders });
    for (const job of jobs.listJobs()) tell(job);
  });
}

async function api(): Promise<PublicApi> {
  const extension = vscode.extensions.getExtension<PublicApi>(extensionId);
  if (extension === undefined) throw new Error(`${extensionId} is not installed.`);
  return extension.activate();
}
