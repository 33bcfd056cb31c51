import { fittingPrefix } from './utf8';

/**
 * Bytes a stem may take. A file name has 255: this leaves room for `-edited`, a counter, the extension and the
 * suffix of a temporary file.
 */
export const maximumStemBytes = 180;

const fallback = 'image';

/** Shorter caps could not hold the fallback or a device name made safe. */
const leastLength = 12;

/** Windows opens a device, not a file, for these stems, whatever the extension. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/;

/** A word starts with a letter or digit: a combining mark that lost its letter would stick to the hyphen. */
const words = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/**
 * A file stem that is safe on every system and readable in every language: words of letters, marks and digits
 * of any script, lower-cased, joined by `-`. Never empty; at most `maximumLength` code points (under 12 counts
 * as 12) and `maximumBytes` of UTF-8. `slug(slug(text)) === slug(text)`.
 */
export function slug(text: string, maximumLength = 60, maximumBytes = maximumStemBytes): string {
  const stem = shortenSlug(slugWords(text), Math.max(maximumLength, leastLength), maximumBytes);
  if (stem === '') return fallback;
  return deviceName.test(stem) ? `${stem}-${fallback}` : stem;
}

/** The words of a slug, uncapped; empty when `text` has none. */
export function slugWords(text: string): string {
  const visible = text.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return (visible.normalize('NFC').toLowerCase().normalize('NFC').match(words) ?? []).join('-');
}

/** Caps a slug, at a word boundary unless that would give up more than half of the room. */
export function shortenSlug(slugged: string, maximumLength: number, maximumBytes: number): string {
  const head = fittingPrefix(slugged, maximumLength, maximumBytes);
  if (head.length === slugged.length) return slugged;
  if (slugged.charAt(head.length) === '-') return head;
  const boundary = head.lastIndexOf('-');
  if (boundary >= head.length / 2) return head.slice(0, boundary);
  return withoutSplitLetter(head, slugged);
}

/** Steps back when the cut fell between a letter and its marks, which would show a different letter. */
function withoutSplitLetter(head: string, whole: string): string {
  if (!/^\p{M}/u.test(whole.slice(head.length))) return head;
  const shorter = head.replace(/[\p{L}\p{N}]\p{M}*$/u, '').replace(/-$/, '');
  return shorter === '' ? head : shorter;
}
