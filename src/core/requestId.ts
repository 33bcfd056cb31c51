/**
 * What can be a request id: printable ASCII without spaces, at most 200 characters, and nothing that an address could take for
 * a way out of its folder, encoded or not. It is encoded wherever it stands in an address. Never what looks like a key of
 * Segmind's, which would stand in records and rows from then on.
 */
export function isRequestId(text: string): boolean {
  return /^[\x21-\x7e]{1,200}$/.test(text) && !/[/\\]|^\.{1,2}$|SG_[0-9a-f]{16}/i.test(text);
}
