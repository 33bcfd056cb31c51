import * as vscode from 'vscode';
import type { AssetRecords, FoundRecord } from '../../core/ports/assetRecords';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { fileName } from '../jobsView/fileName';
import { rememberingLook } from '../documents/mentionFiles';
import type { LookAt } from '../documents/mentionFiles';
import { documentUses } from './documentUses';
import type { CheckResult, Finding } from './finding';
import { maximumDocuments, projectDocuments, projectPictures } from './projectDocuments';

export interface CheckServices {
  readonly layout: ProjectLayout;
  readonly records: () => Promise<AssetRecords>;
}

/** Told how far the check is, from 0 to 1. */
export type Report = (done: number) => void;

/** Looks at every document and every record of the workspace. Undefined when it was called off. */
export async function checkProject(
  { layout, records }: CheckServices,
  token: vscode.CancellationToken,
  report: Report,
): Promise<CheckResult | undefined> {
  const isWanted = (): boolean => !token.isCancellationRequested;
  const look = rememberingLook();
  const documents = await projectDocuments(token);
  const missing: Finding[] = [];
  const used = new Set<string>();
  const names = new Set<string>();
  for (const [index, uri] of documents.entries()) {
    if (!isWanted()) {
      return undefined;
    }
    const uses = await documentUses(uri, layout, look, isWanted);
    missing.push(...uses.missing);
    uses.used.forEach((one) => used.add(one));
    uses.names.forEach((one) => names.add(one));
    report((index + 1) / documents.length / 2);
  }
  const book = await records();
  const all = await book.list();
  const states: Finding[] = [];
  for (const [index, found] of all.entries()) {
    if (!isWanted()) {
      return undefined;
    }
    const finding = await stateOf(found, book, look, (uri) => used.has(uri) || names.has(fileName(uri)));
    states.push(...(finding === undefined ? [] : [finding]));
    report(0.5 + (index + 1) / all.length / 2);
  }
  const placed = await withPlaces(states, book, token);
  const isPartial = documents.length >= maximumDocuments;
  return placed === undefined
    ? undefined
    : {
        // Who has not read everything cannot say that nobody uses it.
        findings: [...missing, ...placed.filter(({ kind }) => kind !== 'unused' || !isPartial)],
        documents: documents.length,
        isPartial,
      };
}

async function stateOf(
  found: FoundRecord,
  book: AssetRecords,
  look: LookAt,
  isUsed: (uri: string) => boolean,
): Promise<Finding | undefined> {
  const uri = vscode.Uri.parse(found.file, true);
  const isRecorded = found.kept === 'folder';
  if ((await look(uri)) !== 'file') {
    // The history tells what was made, not what must still be there.
    return isRecorded ? { kind: 'lost', found, now: undefined } : undefined;
  }
  const there = await book.find(found.file);
  if (there?.record.sha256 === found.record.sha256) {
    return isUsed(uri.toString()) ? undefined : { kind: 'unused', found };
  }
  if (!isRecorded) {
    return undefined;
  }
  // Another picture that has a record took the place: this record's own is gone.
  return there === undefined ? { kind: 'changed', found } : { kind: 'lost', found, now: undefined };
}

/** Looks for the pictures of lost records among all pictures, by their bytes. */
async function withPlaces(
  findings: readonly Finding[],
  book: AssetRecords,
  token: vscode.CancellationToken,
): Promise<readonly Finding[] | undefined> {
  const wanted = new Set(findings.flatMap((one) => (one.kind === 'lost' ? [one.found.record.sha256] : [])));
  const places = new Map<string, vscode.Uri>();
  for (const uri of wanted.size === 0 ? [] : await projectPictures(token)) {
    if (token.isCancellationRequested) {
      return undefined;
    }
    const sha256 = (await book.find(uri.toString()))?.record.sha256 ?? '';
    if (wanted.has(sha256)) {
      places.set(sha256, uri);
    }
  }
  return findings.map((one) =>
    one.kind === 'lost' ? { ...one, now: places.get(one.found.record.sha256) } : one,
  );
}
