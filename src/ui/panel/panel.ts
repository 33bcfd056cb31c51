import type * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/disposable';
import { argumentReader } from '../commands/argumentReader';
import { CreateView } from './createView';
import { EditorTab } from './editorTab';
import { openArgument } from './openArgument';
import { PanelRefusal } from '../../protocol/panelRefusal';
import type { Fill } from '../../protocol/panelState';
import { Refusal } from '../refusal';
import { PanelDesk } from './panelDesk';
import type { PanelPorts } from './panelPorts';
import type { PanelSession } from './panelSession';

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
    const session = await this.#tab.show();
    session.fill(image === undefined ? fill : { ...fill, isWithoutImage: true });
    if (image !== undefined) {
      session.fill(await pictureOf(session, image));
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

/** A picture that cannot be had is told like everything else that a command refuses. */
async function pictureOf(session: PanelSession, uri: string): Promise<Fill> {
  try {
    return await session.takePicture(uri);
  } catch (error) {
    throw error instanceof PanelRefusal ? new Refusal(error.message) : error;
  }
}
