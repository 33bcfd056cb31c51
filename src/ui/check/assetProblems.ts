import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import { DisposableStore } from '../../core/disposable';
import type { Jobs } from '../../core/jobs';
import type { Log } from '../../core/log';
import { isHardName } from '../../assets/mentions/mayName';
import { recordFolder } from '../../assets/provenance/recordPath';
import { rememberingLook } from '../documents/mentionFiles';
import { afterReading, foundAgain } from './afterReading';
import type { CheckServices } from './checkProject';
import { documentUses } from './documentUses';
import { explainFinding, placeOfFinding } from './explainFinding';
import type { Finding } from './finding';
import { FindingFixes } from './findingFixes';
import type { FixServices } from './findingFixes';
import { isForeign } from './projectDocuments';

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
      new FindingFixes(services, {
        all: () => this.#findings,
        settled: (finding) => {
          this.show(this.#findings.filter((one) => one !== finding));
        },
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

  /** Reads documents once more where that may settle a finding, and looks for lost pictures. */
  #refresh(uris: readonly vscode.Uri[]): void {
    if (this.#findings.length > 0) {
      const once = uris.filter((uri, index) => uris.findIndex((one) => isSame(one, uri)) === index);
      this.#renew(once.filter((uri) => !isForeign(uri))).catch((error: unknown) => {
        this.#services.log.error('What the check found could not be looked at again', error);
      });
    }
  }

  async #renew(uris: readonly vscode.Uri[]): Promise<void> {
    const look = rememberingLook();
    const isWanted = (): boolean => !this.#held.isDisposed;
    for (const uri of uris) {
      const unused = this.#findings.filter((one) => one.kind === 'unused');
      if (unused.length > 0 || this.#collection.has(uri)) {
        const hardNames = unused.map(({ found }) => nameOf(found.file)).filter(isHardName);
        const uses = await documentUses(uri, this.#services.layout, look, { isWanted, hardNames });
        this.#keep(afterReading(this.#findings, uri.toString(), uses, (one) => uriOf(one).toString()));
      }
    }
    if (this.#findings.some(({ kind }) => kind === 'lost')) {
      const book = await this.#services.records();
      const back = await foundAgain(this.#findings, book, (uri) => look(uriOf(uri)));
      this.#keep(this.#findings.filter((one) => !back.includes(one)));
    }
  }

  #keep(findings: readonly Finding[]): void {
    const isSameAsShown =
      findings.length === this.#findings.length && findings.every((one) => this.#findings.includes(one));
    if (!isSameAsShown && !this.#held.isDisposed) {
      this.show(findings);
    }
  }
}

function uriOf(uri: string): vscode.Uri {
  return vscode.Uri.parse(uri, true);
}

function nameOf(uri: string): string {
  return /[^/]*$/.exec(uriOf(uri).path)?.[0] ?? '';
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
