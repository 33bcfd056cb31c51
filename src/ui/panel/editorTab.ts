import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import { bringToFront } from './bringToFront';
import { editorTabType } from './editorTabType';
import { fillPage } from './fillPage';
import { OpenTabs } from './openTabs';
import type { PanelDesk } from './panelDesk';
import { PanelSession } from './panelSession';

interface OpenTab {
  readonly panel: vscode.WebviewPanel;
  readonly session: PanelSession;
}

/** The page as an editor tab: one, brought to the front when it is asked for again, and back after a restart. */
export class EditorTab implements vscode.WebviewPanelSerializer, Disposable {
  readonly #desk: PanelDesk;
  readonly #tabs = new OpenTabs<OpenTab>({
    bringBack: () => bringToFront(editorTabType),
    create: () => {
      const title = vscode.l10n.t('Qwen Image');
      return this.#adopt(vscode.window.createWebviewPanel(editorTabType, title, vscode.ViewColumn.Active));
    },
  });

  constructor(desk: PanelDesk) {
    this.#desk = desk;
  }

  async show(): Promise<PanelSession> {
    const { panel, session } = await this.#tabs.one();
    panel.reveal();
    return session;
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#adopt(panel);
    return Promise.resolve();
  }

  dispose(): void {
    for (const { panel } of [...this.#tabs.all]) {
      panel.dispose();
    }
  }

  #adopt(panel: vscode.WebviewPanel): OpenTab {
    const session = new PanelSession(this.#desk, panel.webview, 'editor');
    const open = { panel, session };
    panel.iconPath = new vscode.ThemeIcon('sparkle');
    panel.onDidChangeViewState(() => {
      if (!panel.visible) {
        session.leave();
      } else if (panel.active) {
        this.#tabs.take(open);
      }
    });
    const page = fillPage(panel.webview, this.#desk);
    panel.onDidDispose(() => {
      session.dispose();
      page.dispose();
      this.#tabs.drop(open);
    });
    this.#tabs.take(open);
    return open;
  }
}
