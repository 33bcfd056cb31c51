import * as vscode from 'vscode';
import { isHardName } from '../../assets/mentions/mayName';
import type { AssetRecords } from '../../core/ports/assetRecords';
import type { ProjectLayout } from '../../core/ports/projectLayout';
import { rememberingLook } from '../documents/mentionFiles';
import { maximumDocuments } from '../documents/readableDocuments';
import { documentUses } from './documentUses';
import type { CheckResult, Finding } from './finding';
import { projectDocuments, projectPictures } from './projectDocuments';
import { recordState } from './recordState';
import { SeenUses } from './seenUses';

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
  const seen = new SeenUses();
  const book = await records();
  const all = await book.list();
  const names = all.map(({ file }) => nameOf(file));
  const search = { isWanted, hardNames: [...new Set(names.filter(isHardName))] };
  for (const [index, uri] of documents.entries()) {
    if (!isWanted()) {
      return undefined;
    }
    const uses = await documentUses(uri, layout, look, search);
    missing.push(...uses.missing);
    seen.add(uses);
    report((index + 1) / documents.length / 2);
  }
  const uriOf = (uri: string): vscode.Uri => vscode.Uri.parse(uri, true);
  const states: Finding[] = [];
  for (const [index, found] of all.entries()) {
    if (!isWanted()) {
      return undefined;
    }
    const finding = await recordState(
      found,
      book,
      (uri) => look(uriOf(uri)),
      (uri) => seen.has(uriOf(uri).toString()),
    );
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

/** Looks for the pictures of lost records among all pictures, by their bytes. */
async function withPlaces(
  findings: readonly Finding[],
  book: AssetRecords,
  token: vscode.CancellationToken,
): Promise<readonly Finding[] | undefined> {
  const wanted = new Set(findings.flatMap((one) => (one.kind === 'lost' ? [one.found.record.sha256] : [])));
  const places = new Map<string, string>();
  for (const uri of wanted.size === 0 ? [] : await projectPictures(token)) {
    if (token.isCancellationRequested) {
      return undefined;
    }
    const sha256 = (await book.find(uri.toString()))?.record.sha256 ?? '';
    if (wanted.has(sha256)) {
      places.set(sha256, uri.toString());
    }
  }
  return findings.map((one) =>
    one.kind === 'lost' ? { ...one, now: places.get(one.found.record.sha256) } : one,
  );
}

function nameOf(uri: string): string {
  return /[^/]*$/.exec(vscode.Uri.parse(uri, true).path)?.[0] ?? '';
}
