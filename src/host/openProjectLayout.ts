import { Uri, workspace } from 'vscode';
import type { Preferences } from '../core/ports/preferences';
import type { Clock } from '../core/clock';
import type { ProjectLayout } from '../core/ports/projectLayout';
import { WorkspaceLayout, type PlacedDocument } from './workspaceLayout';

/** No project file is nearly as long. */
const maximumLength = 1_000_000;

/** Projects as VS Code's workspace shows them, on any file system. */
export function openProjectLayout(
  preferences: Pick<Preferences, 'forFolder'>,
  clock: Pick<Clock, 'now'>,
): ProjectLayout {
  const sources = {
    place: (document: string): PlacedDocument | undefined => {
      const uri = Uri.parse(document, true);
      const folder = workspace.getWorkspaceFolder(uri);
      if (folder === undefined) return undefined;
      const otherRoots = (workspace.workspaceFolders ?? [])
        .map((one) => one.uri)
        .filter((one) => one.scheme === uri.scheme && one.authority === uri.authority)
        .flatMap(({ path }) => (path === folder.uri.path ? [] : [path]));
      const read = (path: string): Promise<string | undefined> => readText(uri.with({ path }));
      return { path: uri.path, root: folder.uri.path, otherRoots, read };
    },
    publicFolders: (document: string): readonly string[] => preferences.forFolder(document).publicFolders,
  };
  return new WorkspaceLayout(sources, clock);
}

async function readText(uri: Uri): Promise<string | undefined> {
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > maximumLength) return undefined;
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    // Most of the places that are looked into are empty.
    return undefined;
  }
}
