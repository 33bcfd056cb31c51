import { ConfigurationTarget, Uri, workspace } from 'vscode';
import type { Configuration } from './settings';
import { machineSettings } from './settingsShape';

const section = 'qwenImage';

/** VS Code's configuration. Values that a workspace sets for machine settings are passed over, whatever VS Code does. */
export const vscodeConfiguration: Configuration = {
  read: (name, folder) => {
    const scope = folder === undefined ? undefined : Uri.parse(folder, true);
    const configuration = workspace.getConfiguration(section, scope);
    if (!machineSettings.has(name)) {
      return configuration.get(name);
    }
    const found = configuration.inspect(name);
    return found?.globalValue ?? found?.defaultValue;
  },
  roots: () => {
    const folders = workspace.workspaceFolders ?? [];
    // The settings of an only folder are those of the window.
    return folders.length < 2 ? [] : folders.map(({ uri }) => uri.toString());
  },
  write: async (name, value) => {
    await workspace.getConfiguration(section).update(name, value, ConfigurationTarget.Global);
  },
  onDidChange: (listener) =>
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(section)) {
        listener();
      }
    }),
};
