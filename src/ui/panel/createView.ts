import type * as vscode from 'vscode';
import { fillPage } from './fillPage';
import type { PanelDesk } from './panelDesk';
import { PanelSession } from './panelSession';

/** The page in the side bar. VS Code asks for it anew each time the view comes back from being closed. */
export class CreateView implements vscode.WebviewViewProvider {
  readonly #desk: PanelDesk;

  constructor(desk: PanelDesk) {
    this.#desk = desk;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const session = new PanelSession(this.#desk, view.webview, 'view');
    view.onDidChangeVisibility(() => {
      if (!view.visible) {
        session.leave();
      }
    });
    const page = fillPage(view.webview, this.#desk);
    view.onDidDispose(() => {
      session.dispose();
      page.dispose();
    });
  }
}
