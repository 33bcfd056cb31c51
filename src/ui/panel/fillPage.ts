import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import { soon } from '../soon';
import { makeNonce, panelHtml } from './panelHtml';
import type { PanelDesk } from './panelDesk';

/** Gives a webview its page, and the right to load pictures from where they are saved, as long as it is not disposed. */
export function fillPage(webview: vscode.Webview, desk: PanelDesk): Disposable {
  const dist = vscode.Uri.joinPath(desk.ports.extensionUri, 'dist');
  const nonce = makeNonce();
  let given = '';
  let isDisposed = false;
  const fill = (): void => {
    if (isDisposed) {
      return;
    }
    const { roots } = desk;
    const wanted = roots.join('\n');
    if (wanted === given) {
      return;
    }
    given = wanted;
    webview.options = { enableScripts: true, localResourceRoots: roots };
  };
  fill();
  webview.html = panelHtml({
    cspSource: webview.cspSource,
    nonce,
    script: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.js')).toString(),
    style: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.css')).toString(),
    language: vscode.env.language,
    title: vscode.l10n.t('Qwen Image'),
  });
  const folders = vscode.workspace.onDidChangeWorkspaceFolders(fill);
  const fillSoon = soon(fill);
  const jobs = desk.ports.jobs.onDidChange(({ job }) => {
    if (job.state === 'saved') {
      fillSoon();
    }
  });
  return {
    dispose: () => {
      isDisposed = true;
      folders.dispose();
      jobs.dispose();
    },
  };
}
