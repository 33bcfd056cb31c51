import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import type { AssetRecords } from '../../core/ports/assetRecords';
import type { Links } from '../../core/ports/links';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { Bin } from '../bin';
import { lookAtDisk } from '../documents/mentionFiles';
import { fileName } from '../jobsView/fileName';
import { Refusal } from '../refusal';
import { explainError } from '../words/explainFailure';
import { applyFix } from './applyFix';
import type { Fix, FixTools } from './applyFix';
import { explainFinding } from './explainFinding';
import type { Finding, RecordFinding } from './finding';
import { findingKey, findingWithKey } from './findingKey';
import { isReferredTo } from './isReferredTo';
import { projectPictures } from './projectDocuments';

const t = vscode.l10n.t;

/** Run by the actions below, and by nobody else. */
const fixCommand = '_qwenImage.fixFinding';

type Choice = Fix | 'open';

export interface FixServices {
  readonly records: () => Promise<AssetRecords>;
  readonly files: Pick<Links, 'leadsOut'>;
  readonly layout: ProjectLayout;
}

/** The findings that are shown now. */
export interface ShownFindings {
  readonly all: () => readonly Finding[];
  /** One is settled, whether by us or by itself. */
  readonly settled: (finding: Finding) => void;
}

/** What can be done about records and their pictures. A missing image is mended where it is referred to. */
export class FindingFixes implements Disposable {
  readonly #services: FixServices;
  readonly #shown: ShownFindings;
  readonly #command: Disposable;

  constructor(services: FixServices, shown: ShownFindings) {
    this.#services = services;
    this.#shown = shown;
    this.#command = vscode.commands.registerCommand(fixCommand, async (key: string, fix: Choice) => {
      const finding = findingWithKey(shown.all(), key);
      if (finding === undefined) {
        void vscode.window.showInformationMessage(
          t('This is no longer as the check found it. Nothing was done.'),
        );
      } else {
        await this.#run(finding, fix);
      }
    });
  }

  dispose(): void {
    this.#command.dispose();
  }

  actions(findings: readonly Finding[]): vscode.CodeAction[] {
    return findings
      .filter((one) => one.kind !== 'missing')
      .flatMap((finding) =>
        fixesFor(finding).map(({ title, fix }) => {
          const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
          action.command = { title, command: fixCommand, arguments: [findingKey(finding), fix] };
          return action;
        }),
      );
  }

  async #run(finding: RecordFinding, fix: Choice): Promise<void> {
    const { file } = finding.found;
    if (fix === 'open') {
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(file, true));
      return;
    }
    try {
      const outcome = await applyFix(finding, fix, await this.#tools());
      if (outcome === 'leadsOut') {
        throw new Refusal(
          t(
            '“{0}” lies behind a link that leads out of the open folders. Nothing was deleted.',
            fileName(file),
          ),
        );
      }
      if (outcome === 'outdated') {
        void vscode.window.showInformationMessage(
          t('“{0}” is no longer as the check found it. Nothing was done.', fileName(file)),
        );
      }
      if (outcome !== 'left') {
        this.#shown.settled(finding);
      }
    } catch (error) {
      void vscode.window.showErrorMessage(explainError(error, t).message);
    }
  }

  async #tools(): Promise<FixTools> {
    const { records, files, layout } = this.#services;
    const uriOf = (uri: string): vscode.Uri => vscode.Uri.parse(uri, true);
    return {
      book: await records(),
      links: files,
      look: (uri) => lookAtDisk(uriOf(uri)),
      isUsed: (uri) => whileLooking((token) => isReferredTo(uri, layout, token)),
      mayDelete: async (finding) => {
        const yes = t('Delete');
        const detail = t('It goes to the bin where there is one. Its record is removed.');
        const options = { modal: true, detail };
        return (await vscode.window.showWarningMessage(explainFinding(finding), options, yes)) === yes;
      },
      take: (uri) => new Bin().take(uriOf(uri)),
      sizeOf,
      pictures: () =>
        whileLooking(async (token) => (await projectPictures(token)).map((uri) => uri.toString())),
    };
  }
}

async function sizeOf(uri: string): Promise<number | undefined> {
  try {
    return (await vscode.workspace.fs.stat(vscode.Uri.parse(uri, true))).size;
  } catch {
    return undefined;
  }
}

/** The status bar turns meanwhile. */
async function whileLooking<T>(look: (token: vscode.CancellationToken) => Promise<T>): Promise<T> {
  const location = vscode.ProgressLocation.Window;
  const title = t('Looking through the project');
  return vscode.window.withProgress({ location, title }, (_, token) => look(token));
}

function fixesFor(finding: RecordFinding): readonly { readonly title: string; readonly fix: Choice }[] {
  const remove = { title: t('Remove the Record'), fix: 'removeRecord' } as const;
  const open = { title: t('Open the Image'), fix: 'open' } as const;
  switch (finding.kind) {
    case 'changed':
      return [open, { title: t('Keep the Image as It Is and Remove the Record'), fix: 'removeRecord' }];
    case 'lost':
      return finding.now === undefined
        ? [remove]
        : [{ title: t('Let the Record Name the Image’s New Place'), fix: 'updateRecord' }, remove];
    case 'unused':
      return [open, { title: t('Delete the Image and Its Record'), fix: 'deletePicture' }];
  }
}
