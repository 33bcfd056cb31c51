import { isRequestId } from '../../core/requestId';

/** The shortest that people copy by chance is shorter: names, versions, dates, short hashes. */
const leastLength = 16;

/** `https://api.segmind.com/v2/requests/<id>/status`, as it stands in a log. */
const address = /^https?:\/\/\S+\/requests\/([^\s/?#]+)(?:[/?#]\S*)?$/i;

/** The id in what a person typed or pasted: the id itself, or an address that holds it. */
export function requestIdIn(text: string): string {
  const trimmed = text.trim();
  return address.exec(trimmed)?.[1] ?? trimmed;
}

/**
 * The request id that a clipboard holds, if what it holds looks like one: one long word of letters and digits. Whatever else was
 * copied, such as a key, a file name or a password with odd characters, is not put on the screen.
 */
export function copiedRequestId(text: string): string | undefined {
  const id = requestIdIn(text.slice(0, 2000));
  const looksLikeOne =
    isRequestId(id) &&
    id.length >= leastLength &&
    /^[A-Za-z\d_-]+$/.test(id) &&
    /\d/.test(id) &&
    /[A-Za-z]/.test(id) &&
    !/^(?:SG|sk|pk|gh[a-z]|xox[a-z]|AKIA)[_-]?/.test(id);
  return looksLikeOne ? id : undefined;
}
