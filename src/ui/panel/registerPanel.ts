import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/disposable';
import { CreateView } from './createView';
import { EditorTab, editorTabType } from './editorTab';
import { openArgument } from './openArgument';
import { PanelDesk } from './panelDesk';
import type { PanelPorts } from './panelPorts';

/** The panel in both its homes, and the command that shows it. */
export function registerPanel(ports: PanelPorts): Disposable {
  const held = new DisposableStore();
  const desk = held.add(new PanelDesk(ports));
  const tab = held.add(new EditorTab(desk));
  held.add(vscode.window.registerWebviewViewProvider('qwenImage.create', new CreateView(desk)));
  held.add(vscode.window.registerWebviewPanelSerializer(editorTabType, tab));
  held.add(
    vscode.commands.registerCommand('qwenImage.openPanel', async (argument: unknown) => {
      const { fill, image } = openArgument(argument);
      const session = tab.show();
      session.fill(fill);
      if (image !== undefined) {
        session.fill(await session.takePicture(image));
      }
    }),
  );
  return held;
}
