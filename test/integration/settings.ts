import * as vscode from 'vscode';

/** By their names after `qwenImage.`. */
export type Settings = Readonly<Record<string, unknown>>;

/** Changes the person's own settings; resolves with what puts them back. */
export async function setSettings(values: Settings): Promise<() => Promise<void>> {
  const configuration = vscode.workspace.getConfiguration('qwenImage');
  const before: Record<string, unknown> = {};
  for (const name of Object.keys(values)) before[name] = configuration.inspect(name)?.globalValue;
  await write(values);
  return () => write(before);
}

/** Runs with other settings. */
export async function withSettings<T>(values: Settings, act: () => Promise<T>): Promise<T> {
  const restore = await setSettings(values);
  try {
    return await act();
  } finally {
    await restore();
  }
}

async function write(values: Settings): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await vscode.workspace
      .getConfiguration('qwenImage')
      .update(name, value, vscode.ConfigurationTarget.Global);
  }
}
