import * as vscode from 'vscode';
import { makeNonce, panelHtml } from './panelHtml';
import type { PanelDesk } from './panelDesk';

/** Gives a webview its rights and its page. */
export function fillPage(webview: vscode.Webview, desk: PanelDesk): void {
  const dist = vscode.Uri.joinPath(desk.ports.extensionUri, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: desk.roots };
  webview.html = panelHtml({
    cspSource: webview.cspSource,
    nonce: makeNonce(),
    script: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.js')).toString(),
    style: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.css')).toString(),
    language: vscode.env.language,
    title: vscode.l10n.t('Qwen Image'),
  });
}
