import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import type { AssetRecords } from '../../core/ports/assetRecords';
import type { Links } from '../../core/ports/links';
import { Bin } from '../bin';
import { fileName } from '../jobsView/fileName';
import { Refusal } from '../refusal';
import { explainError } from '../words/explainFailure';
import { explainFinding } from './explainFinding';
import type { Finding } from './finding';

const t = vscode.l10n.t;

/** Run by the actions below, and by nobody else. */
const fixCommand = '_qwenImage.fixFinding';

type Fix = 'removeRecord' | 'updateRecord' | 'deletePicture' | 'open';
type RecordFinding = Exclude<Finding, { kind: 'missing' }>;

export interface FixServices {
  readonly records: () => Promise<AssetRecords>;
  readonly files: Pick<Links, 'leadsOut'>;
}

/** What can be done about records and their pictures. A missing image is mended where it is referred to. */
export class FindingFixes implements Disposable {
  readonly #records: () => Promise<AssetRecords>;
  readonly #links: Pick<Links, 'leadsOut'>;
  readonly #onFixed: (finding: Finding) => void;
  readonly #command: Disposable;
  #offered: readonly RecordFinding[] = [];

  constructor({ records, files }: FixServices, onFixed: (finding: Finding) => void) {
    this.#records = records;
    this.#links = files;
    this.#onFixed = onFixed;
    this.#command = vscode.commands.registerCommand(fixCommand, (index: number, fix: Fix) => {
      const finding = this.#offered[index];
      return finding === undefined ? undefined : this.#run(finding, fix);
    });
  }

  dispose(): void {
    this.#command.dispose();
  }

  actions(findings: readonly Finding[]): vscode.CodeAction[] {
    this.#offered = findings.filter((one) => one.kind !== 'missing');
    return this.#offered.flatMap((finding, index) =>
      fixesFor(finding).map(({ title, fix }) => {
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        action.command = { title, command: fixCommand, arguments: [index, fix] };
        return action;
      }),
    );
  }

  async #run(finding: RecordFinding, fix: Fix): Promise<void> {
    try {
      if (await this.#apply(finding, fix)) {
        this.#onFixed(finding);
      }
    } catch (error) {
      void vscode.window.showErrorMessage(explainError(error, t).message);
    }
  }

  async #apply(finding: RecordFinding, fix: Fix): Promise<boolean> {
    const { found } = finding;
    const uri = vscode.Uri.parse(found.file, true);
    switch (fix) {
      case 'open':
        await vscode.commands.executeCommand('vscode.open', uri);
        return false;
      case 'removeRecord':
        await (await this.#records()).remove(found);
        return true;
      case 'updateRecord':
        if (finding.kind !== 'lost' || finding.now === undefined) {
          return false;
        }
        await (await this.#records()).moved(found.file, finding.now.toString());
        return true;
      case 'deletePicture': {
        const yes = t('Delete');
        const detail = t('It goes to the bin where there is one. Its record is removed.');
        const picked = await vscode.window.showWarningMessage(
          explainFinding(finding),
          { modal: true, detail },
          yes,
        );
        if (picked !== yes) {
          return false;
        }
        if (await this.#links.leadsOut(found.file)) {
          throw new Refusal(
            t(
              '“{0}” lies behind a link that leads out of the open folders. Nothing was deleted.',
              fileName(found.file),
            ),
          );
        }
        if (!(await new Bin().take(uri))) {
          return false;
        }
        await (await this.#records()).remove(found);
        return true;
      }
    }
  }
}

function fixesFor(finding: RecordFinding): readonly { readonly title: string; readonly fix: Fix }[] {
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
