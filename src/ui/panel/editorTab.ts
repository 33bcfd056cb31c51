import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import { editorTabType } from './editorTabType';
import { fillPage } from './fillPage';
import type { PanelDesk } from './panelDesk';
import { PanelSession } from './panelSession';

/** The page as an editor tab: at most one, brought to the front when it is asked for again, and back after a restart. */
export class EditorTab implements vscode.WebviewPanelSerializer, Disposable {
  readonly #desk: PanelDesk;
  #open: { readonly panel: vscode.WebviewPanel; readonly session: PanelSession } | undefined;

  constructor(desk: PanelDesk) {
    this.#desk = desk;
  }

  show(): PanelSession {
    if (this.#open !== undefined) {
      this.#open.panel.reveal();
      return this.#open.session;
    }
    const title = vscode.l10n.t('Qwen Image');
    return this.#adopt(vscode.window.createWebviewPanel(editorTabType, title, vscode.ViewColumn.Active));
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#adopt(panel);
    return Promise.resolve();
  }

  dispose(): void {
    this.#open?.panel.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): PanelSession {
    const session = new PanelSession(this.#desk, panel.webview, 'editor');
    const open = { panel, session };
    this.#open = open;
    panel.iconPath = new vscode.ThemeIcon('sparkle');
    panel.onDidChangeViewState(() => {
      if (!panel.visible) {
        session.leave();
      }
    });
    const page = fillPage(panel.webview, this.#desk);
    panel.onDidDispose(() => {
      session.dispose();
      page.dispose();
      if (this.#open === open) {
        this.#open = undefined;
      }
    });
    return session;
  }
}
