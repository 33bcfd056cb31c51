import * as vscode from 'vscode';

/** Ids of the jobs that have a record in the ledger, whether this window has read it or not. */
export interface RecordedJobs {
  readonly whole: ReadonlySet<string>;
  /** Of records that could not be read and were put aside. */
  readonly unreadable: ReadonlySet<string>;
}

/** `undefined` when the ledger's folder cannot be listed. */
export async function recordedJobs(storage: vscode.Uri): Promise<RecordedJobs | undefined> {
  const folder = vscode.Uri.joinPath(storage, 'jobs');
  const whole = await idsIn(folder);
  return whole === undefined
    ? undefined
    : { whole, unreadable: (await idsIn(vscode.Uri.joinPath(folder, 'unreadable'))) ?? new Set() };
}

/** Records are named `<id>.json`, with a number after that where two were put aside. */
async function idsIn(folder: vscode.Uri): Promise<ReadonlySet<string> | undefined> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return new Set(
      entries.flatMap(([name]) => (name.includes('.json') ? [name.slice(0, name.indexOf('.'))] : [])),
    );
  } catch {
    return undefined;
  }
}
