import type { AssetRecords, FoundRecord } from '../../core/ports/assetRecords';
import type { Links } from '../../core/ports/links';
import type { RecordFinding } from './finding';
import { recordState } from './recordState';
import type { LookAtUri } from './recordState';

export type Fix = 'removeRecord' | 'updateRecord' | 'deletePicture';

export interface FixTools {
  readonly book: Pick<AssetRecords, 'find' | 'findByHash' | 'relocate' | 'remove'>;
  readonly links: Pick<Links, 'leadsOut'>;
  readonly look: LookAtUri;
  /** Whether a document refers to a file now, or nobody can tell. */
  readonly isUsed: (uri: string) => Promise<boolean>;
  /** Asks the person. */
  readonly mayDelete: (finding: RecordFinding) => Promise<boolean>;
  /** Into the bin. False when the person would not. */
  readonly take: (uri: string) => Promise<boolean>;
  /** Bytes. */
  readonly sizeOf: (uri: string) => Promise<number | undefined>;
  /** URIs of the project's pictures. */
  readonly pictures: () => Promise<readonly string[]>;
}

/** `outdated`: it is no longer as it was found, and nothing was done. `left`: the person would not. */
export type FixOutcome = 'done' | 'left' | 'outdated' | 'leadsOut';

/** Does what was chosen about a finding, if that is still true: the check may be long past. */
export async function applyFix(finding: RecordFinding, fix: Fix, tools: FixTools): Promise<FixOutcome> {
  const { found } = finding;
  const { book, look, isUsed } = tools;
  if ((await recordState(found, book, look, isUsed))?.kind !== finding.kind) {
    return 'outdated';
  }
  const now = finding.kind === 'lost' ? finding.now : undefined;
  switch (fix) {
    case 'updateRecord':
      if (now === undefined || !(await holds(now, found, tools))) {
        return 'outdated';
      }
      await book.relocate(found, now);
      return 'done';
    case 'removeRecord':
      // Who is told where the picture lies has chosen between both.
      await (now === undefined ? letGo(found, undefined, tools) : book.remove(found));
      return 'done';
    case 'deletePicture': {
      if (!(await tools.mayDelete(finding))) {
        return 'left';
      }
      if (await tools.links.leadsOut(found.file)) {
        return 'leadsOut';
      }
      const size = await tools.sizeOf(found.file);
      if (!(await tools.take(found.file))) {
        return 'left';
      }
      await letGo(found, size, tools);
      return 'done';
    }
  }
}

/** Removes a record, unless the same bytes lie elsewhere, as after one picture took the place of another: then it tells of those. */
async function letGo(found: FoundRecord, size: number | undefined, tools: FixTools): Promise<void> {
  if (found.kept === 'history') {
    return;
  }
  const { book, sizeOf, pictures } = tools;
  const hint = await book.findByHash(found.record.sha256);
  for (const uri of [...(hint === undefined ? [] : [hint.file]), ...(await pictures())]) {
    const isLike = size === undefined || (await sizeOf(uri)) === size;
    if (isLike && (await holds(uri, found, tools))) {
      return book.relocate(found, uri);
    }
  }
  return book.remove(found);
}

/** Whether the bytes of a record lie at a URI. */
async function holds(uri: string, { record }: FoundRecord, { book }: FixTools): Promise<boolean> {
  return (await book.find(uri))?.record.sha256 === record.sha256;
}
