import { referenceText } from '../../assets/reference';
import type { ReferenceRequest } from '../../assets/reference';

/** A reference in three parts; `alt` is the escaped alt text, to be edited in place, or undefined where there is none. */
export interface SplitReference {
  readonly text: string;
  readonly before: string;
  readonly alt: string | undefined;
  readonly after: string;
}

/** A word that no escaping changes and no path holds. */
const mark = 'qwenImageAltMark7f3a';

/** Finds the alt text in a reference by writing it a second time with a mark in its place. */
export function splitReference(request: ReferenceRequest): SplitReference {
  const text = referenceText(request);
  const [before = '', after] = referenceText({ ...request, alt: mark }).split(mark);
  return after === undefined
    ? { text, before: text, alt: undefined, after: '' }
    : { text, before, alt: text.slice(before.length, text.length - after.length), after };
}
