import type * as vscode from 'vscode';
import type { FoundRecord } from '../../core/ports/assetRecords';

/** Something about the project's pictures that somebody should look at. */
export type Finding =
  /** A document refers to a file that does not exist. */
  | {
      readonly kind: 'missing';
      readonly document: vscode.Uri;
      readonly range: vscode.Range;
      /** As written. */
      readonly path: string;
    }
  /** Other bytes than the recorded ones lie at a record's place. */
  | { readonly kind: 'changed'; readonly found: FoundRecord }
  /** No picture with a record's bytes lies at its place; `now` is the URI where one lies. */
  | { readonly kind: 'lost'; readonly found: FoundRecord; readonly now: string | undefined }
  /** No document that was read refers to a generated picture. */
  | { readonly kind: 'unused'; readonly found: FoundRecord };

export type RecordFinding = Exclude<Finding, { kind: 'missing' }>;

export interface CheckResult {
  readonly findings: readonly Finding[];
  /** Documents that were read. */
  readonly documents: number;
  /** Whether there were more of anything than are looked at. */
  readonly isPartial: boolean;
}
