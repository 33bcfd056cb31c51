/**
 * What can be a request id: printable ASCII without spaces, at most 200 characters, and nothing that an address could take for
 * a way out of its folder, encoded or not. It is encoded wherever it stands in an address.
 */
export function isRequestId(text: string): boolean {
  return /^[\x21-\x7e]{1,200}$/.test(text) && !/[/\\]|^\.{1,2}$/.test(text);
}
