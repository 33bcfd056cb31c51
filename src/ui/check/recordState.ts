import type { AssetRecords, FoundRecord } from '../../core/ports/assetRecords';
import type { RecordFinding } from './finding';

/** What a disk says of a URI. */
export type LookAtUri = (uri: string) => Promise<'file' | 'folder' | 'nothing' | 'unknown'>;

/** What is to be said of a record; undefined when all is well, or nobody can tell. */
export async function recordState(
  found: FoundRecord,
  book: Pick<AssetRecords, 'find'>,
  look: LookAtUri,
  isUsed: (uri: string) => boolean | Promise<boolean>,
): Promise<RecordFinding | undefined> {
  const isRecorded = found.kept === 'folder';
  const seen = await look(found.file);
  if (seen === 'unknown') {
    return undefined;
  }
  if (seen !== 'file') {
    // The history tells what was made, not what must still be there.
    return isRecorded ? { kind: 'lost', found, now: undefined } : undefined;
  }
  const there = await book.find(found.file);
  if (there?.record.sha256 === found.record.sha256) {
    return (await isUsed(found.file)) ? undefined : { kind: 'unused', found };
  }
  if (!isRecorded) {
    return undefined;
  }
  // Another picture that has a record took the place: this record's own is gone.
  return there === undefined ? { kind: 'changed', found } : { kind: 'lost', found, now: undefined };
}
