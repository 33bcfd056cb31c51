import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Jobs } from '../../core/jobs';
import type { Diagnostics } from '../../core/ports/diagnostics';
import { diagnosticReport } from '../diagnostics/report';
import { withoutPrompts } from '../diagnostics/withoutPrompts';
import type { CommandHandler } from './commandIds';

const t = vscode.l10n.t;

const manifest = z.object({ version: z.string() });

/** Opens a report for a bug report as a document that is not saved. Nothing is sent anywhere. */
export function exportDiagnostics(jobs: Jobs, diagnostics: Diagnostics): CommandHandler {
  return async () => {
    const list = jobs.list();
    const clean = (text: string): string => withoutPrompts(diagnostics.withoutPersonal(text), list);
    const facts = {
      versions: versions(diagnostics),
      settings: diagnostics.changedSettings(),
      log: diagnostics.recentLog().map((line) => ({ ...line, text: clean(line.text) })),
    };
    const content = diagnosticReport(facts, list, Date.now(), t);
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document, { preview: false });
  };
}

/** In a browser, the remote's name is the name of a machine. */
const remoteKinds: ReadonlySet<string> = new Set([
  ...['ssh-remote', 'wsl', 'dev-container', 'attached-container', 'k8s-container', 'codespaces', 'tunnel'],
]);

function remoteKind(name: string | undefined): string {
  return name === undefined ? '-' : remoteKinds.has(name) ? name : t('another');
}

function versions({ system, node }: Diagnostics): readonly (readonly [string, string])[] {
  const { env, workspace, UIKind, extensions, version } = vscode;
  const own = manifest.safeParse(extensions.getExtension('qwen-image-assets.qwen-image-assets')?.packageJSON);
  const schemes = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [
    ['Qwen Image Assets', own.success ? own.data.version : '?'],
    [env.appName, `${version}, ${env.uiKind === UIKind.Web ? 'web' : 'desktop'}, ${env.appHost}`],
    [t('Remote'), remoteKind(env.remoteName)],
    [t('System'), system],
    ['Node.js', node],
    [t('Language'), env.language],
    [
      t('Workspace'),
      `${schemes.length === 0 ? '-' : schemes.join(', ')}${workspace.isTrusted ? '' : `, ${t('not trusted')}`}`,
    ],
  ];
}
