/** The folder of records, at the root of a workspace folder: never among the files that a site serves. */
export const recordFolder = '.qwen-image';

const hashShape = /^[\da-f]{64}$/;
const nameShape = /^[\da-f]{16}\.json$/;

export function isSha256(text: string): boolean {
  return hashShape.test(text);
}

/** One file an asset, named by its bytes: branches that make other pictures never touch the same file. */
export function recordFileName(sha256: string): string {
  return `${sha256.slice(0, 16)}.json`;
}

export function isRecordFileName(name: string): boolean {
  return nameShape.test(name);
}
