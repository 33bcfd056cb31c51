import type * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/disposable';
import { argumentReader } from '../commands/argumentReader';
import { CreateView } from './createView';
import { EditorTab } from './editorTab';
import { openArgument } from './openArgument';
import { PanelDesk } from './panelDesk';
import type { PanelPorts } from './panelPorts';

/** Both homes of the page. */
export class Panel implements Disposable {
  readonly #held = new DisposableStore();
  readonly #tab: EditorTab;
  readonly #view: CreateView;

  constructor(ports: PanelPorts) {
    const desk = this.#held.add(new PanelDesk(ports));
    this.#tab = this.#held.add(new EditorTab(desk));
    this.#view = new CreateView(desk);
  }

  async open(argument: unknown): Promise<void> {
    const { fill, image } = openArgument(argument, argumentReader.uriText);
    const session = this.#tab.show();
    session.fill(fill);
    if (image !== undefined) {
      session.fill(await session.takePicture(image));
    }
  }

  fillView(view: vscode.WebviewView): void {
    this.#view.resolveWebviewView(view);
  }

  restoreTab(panel: vscode.WebviewPanel): Promise<void> {
    return this.#tab.deserializeWebviewPanel(panel);
  }

  dispose(): void {
    this.#held.dispose();
  }
}
