import type { AssetRecords } from '../../core/ports/assetRecords';
import type { DocumentUses } from './documentUses';
import type { Finding } from './finding';
import { recordState } from './recordState';
import type { LookAtUri } from './recordState';
import { SeenUses } from './seenUses';

/**
 * Findings after a document was read again: what it refers to is not unused, and where it had holes, they are found anew.
 * @param spelled a URI as the document's uses spell it
 */
export function afterReading(
  findings: readonly Finding[],
  document: string,
  uses: DocumentUses,
  spelled: (uri: string) => string,
): readonly Finding[] {
  const seen = new SeenUses();
  seen.add(uses);
  const others = findings.filter((one) =>
    one.kind === 'missing'
      ? one.document.toString() !== document
      : one.kind !== 'unused' || !seen.has(spelled(one.found.file)),
  );
  const hadHoles = findings.some((one) => one.kind === 'missing' && one.document.toString() === document);
  return hadHoles ? [...uses.missing, ...others] : others;
}

/** The findings of lost pictures that lie at their places again. */
export async function foundAgain(
  findings: readonly Finding[],
  book: Pick<AssetRecords, 'find'>,
  look: LookAtUri,
): Promise<readonly Finding[]> {
  const back: Finding[] = [];
  for (const one of findings) {
    // Most are not there, and that is quickly seen.
    if (one.kind === 'lost' && (await look(one.found.file)) === 'file') {
      back.push(...((await recordState(one.found, book, look, () => true)) === undefined ? [one] : []));
    }
  }
  return back;
}
