import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import { DisposableStore } from '../../core/disposable';
import type { Jobs } from '../../core/jobs';
import type { Log } from '../../core/log';
import { recordFolder } from '../../assets/provenance/recordPath';
import { rememberingLook } from '../documents/mentionFiles';
import type { CheckServices } from './checkProject';
import { documentUses } from './documentUses';
import { explainFinding, placeOfFinding } from './explainFinding';
import type { Finding } from './finding';
import { FindingFixes } from './findingFixes';
import type { FixServices } from './findingFixes';

const source = 'Qwen Image';

type ProblemServices = CheckServices & FixServices & { readonly jobs: Jobs; readonly log: Log };

/** The findings of the last check among VS Code's problems, kept true while they are mended. */
export class AssetProblems implements Disposable {
  readonly #services: ProblemServices;
  readonly #held = new DisposableStore();
  readonly #collection: vscode.DiagnosticCollection;
  #findings: readonly Finding[] = [];

  constructor(services: ProblemServices) {
    this.#services = services;
    this.#collection = this.#held.add(vscode.languages.createDiagnosticCollection('qwenImage'));
    const fixes = this.#held.add(
      new FindingFixes(services, (finding) => {
        this.show(this.#findings.filter((one) => one !== finding));
      }),
    );
    this.#held.add(
      vscode.languages.registerCodeActionsProvider(
        { pattern: `**/${recordFolder}/*.json` },
        {
          provideCodeActions: ({ uri }) =>
            fixes.actions(this.#findings.filter((one) => isSame(placeOfFinding(one), uri))),
        },
        { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
      ),
    );
    this.#held.add(
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        this.#refresh([uri]);
      }),
    );
    this.#held.add(
      services.jobs.onDidChange(({ kind, job }) => {
        if (kind === 'changed' && job.state === 'saved') {
          this.#refresh(this.#findings.flatMap((one) => (one.kind === 'missing' ? [one.document] : [])));
        }
      }),
    );
  }

  dispose(): void {
    this.#held.dispose();
  }

  show(findings: readonly Finding[]): void {
    this.#findings = findings;
    const byPlace = new Map<string, vscode.Diagnostic[]>();
    for (const finding of findings) {
      const place = placeOfFinding(finding).toString();
      byPlace.set(place, [...(byPlace.get(place) ?? []), problemOf(finding)]);
    }
    this.#collection.clear();
    for (const [place, problems] of byPlace) {
      this.#collection.set(vscode.Uri.parse(place, true), problems);
    }
  }

  /** Reads documents that have problems once more. */
  #refresh(uris: readonly vscode.Uri[]): void {
    const stale = uris.filter(
      (uri, index) => this.#collection.has(uri) && uris.findIndex((one) => isSame(one, uri)) === index,
    );
    if (stale.length > 0) {
      this.#reread(stale).catch((error: unknown) => {
        this.#services.log.error('Documents with problems could not be read again', error);
      });
    }
  }

  async #reread(uris: readonly vscode.Uri[]): Promise<void> {
    const look = rememberingLook();
    for (const uri of uris) {
      const { missing } = await documentUses(uri, this.#services.layout, look, () => !this.#held.isDisposed);
      const others = this.#findings.filter((one) => one.kind !== 'missing' || !isSame(one.document, uri));
      this.show([...missing, ...others]);
    }
  }
}

function problemOf(finding: Finding): vscode.Diagnostic {
  const range = finding.kind === 'missing' ? finding.range : new vscode.Range(0, 0, 0, 1);
  const { Information, Warning } = vscode.DiagnosticSeverity;
  const severity = finding.kind === 'unused' ? Information : Warning;
  const problem = new vscode.Diagnostic(range, explainFinding(finding), severity);
  problem.source = source;
  problem.code = finding.kind;
  return problem;
}

function isSame(one: vscode.Uri, other: vscode.Uri): boolean {
  return one.toString() === other.toString();
}
