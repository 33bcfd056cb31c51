import * as vscode from 'vscode';

const groups = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'] as const;

/**
 * Puts the first tab of a webview's type in front; false where there is none. What VS Code has not given back yet can be shown by
 * its place alone.
 */
export async function bringToFront(viewType: string): Promise<boolean> {
  for (const { tabs, viewColumn, isActive } of vscode.window.tabGroups.all) {
    const index = tabs.findIndex(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(`-${viewType}`),
    );
    const group = groups[viewColumn - 1];
    if (index < 0 || group === undefined) {
      continue;
    }
    if (!isActive) {
      await vscode.commands.executeCommand(`workbench.action.focus${group}EditorGroup`);
    }
    await vscode.commands.executeCommand('workbench.action.openEditorAtIndex', index);
    return true;
  }
  return false;
}
