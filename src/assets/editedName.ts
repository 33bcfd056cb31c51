import { candidateNames } from './freeName';
import { maximumStemBytes } from './slug';
import { fittingPrefix } from './utf8';

/** What an edit of a picture is called: `<stem>`, or `<stem>-<from>` when `from` is 2 or more. */
export interface EditedStem {
  readonly stem: string;
  readonly from: number;
}

const editedEnding = /^(.*-)?(edited)(?:-(\d{1,4}))?$/isu;

/** Not allowed in a name somewhere, or able to disguise it: separators, controls, Windows' signs, direction marks. */
const unsafe = /[\p{Cc}\p{Cs}/\\:*?"<>|\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

/**
 * The stem for an edit of `sourceName` (a file name, with or without extension). The source's own spelling is
 * kept, so that both sort together. An edit of an edit goes on counting: `fox-edited` → `fox-edited-2`, and
 * `fox-edited-3` → `fox-edited-4`, never `fox-edited-edited`.
 */
export function editedStem(sourceName: string): EditedStem {
  const source = sourceName.replace(/(?<=.)\.[^.]*$/su, '').replace(unsafe, '-');
  const match = editedEnding.exec(source);
  if (match === null) return { stem: `${fitted(source === '' ? 'image' : source)}-edited`, from: 1 };
  const [, before = '', edited = 'edited', counter = '1'] = match;
  const name = before.slice(0, -1);
  return {
    stem: before === '' ? edited : `${fitted(name === '' ? 'image' : name)}-${edited}`,
    from: Math.max(Number(counter), 1) + 1,
  };
}

/** File names to try for an edit of `sourceName`, best first. @param extension without the dot */
export function editedNames(sourceName: string, extension: string): Generator<string, void> {
  const { stem, from } = editedStem(sourceName);
  return candidateNames(stem, extension, from);
}

function fitted(stem: string): string {
  return fittingPrefix(stem, Infinity, maximumStemBytes);
}
