import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/disposable';
import { once } from '../../core/late/once';
import { editorTabType } from './editorTabType';
import type { PanelPorts } from './panelPorts';

/** The panel in both its homes, and the command that shows it. Its code is loaded when it is first looked at. */
export function registerPanel(ports: () => Promise<PanelPorts>): Disposable {
  const held = new DisposableStore();
  const panel = once(async () => {
    const { Panel } = await import('./panel');
    return held.add(new Panel(await ports()));
  });
  held.add(
    vscode.window.registerWebviewViewProvider('qwenImage.create', {
      resolveWebviewView: async (view) => {
        (await panel()).fillView(view);
      },
    }),
  );
  held.add(
    vscode.window.registerWebviewPanelSerializer(editorTabType, {
      deserializeWebviewPanel: async (webview) => (await panel()).restoreTab(webview),
    }),
  );
  held.add(
    vscode.commands.registerCommand('qwenImage.openPanel', async (argument: unknown) =>
      (await panel()).open(argument),
    ),
  );
  return held;
}
