import { redact } from '../core/redact';

/** Whose machine it is. */
export interface Person {
  readonly home: string;
  readonly name: string;
}

/** Names that say nothing of anybody, and that are words elsewhere. */
const nobody =
  /^(?:root|user|users|admin|administrator|node|vscode|code|coder|codespace|runner|home|work|test)$/i;

const leastNameLength = 2;

/** `/a/b`, `C:\a\b`, `\\server\a`, `file:///a`; not what follows the host of an address. */
const path =
  /(?:\bfile:\/\/\/?|\b[A-Za-z]:(?=[\\/])|(?<![\w:/.)\]~…-])(?=\\\\|\/))(?:[\\/]+[^\s\\/:*?"'<>|()]+){2,}[\\/]?/g;

/** What follows a folder, as far as it can be told from the words after it. */
const below = String.raw`(?:[\\/]+[^\s\\/:*?"'<>|()]*)*`;

/** Takes out of a text what would tell strangers whose machine it is, and keys. */
export function withoutPersonal(text: string, { home, name }: Person, secrets: readonly string[]): string {
  let clean = redact(text, secrets);
  for (const folder of spellings(home)) {
    clean = clean.replace(new RegExp(`(?:file://)?${escaped(folder)}${below}`, 'g'), '(path)');
  }
  clean = clean.replace(path, '(path)');
  if (name.length >= leastNameLength && !nobody.test(name)) {
    clean = clean.replace(new RegExp(`(?<![\\p{L}\\d])${escaped(name)}(?![\\p{L}\\d])`, 'giu'), '(name)');
  }
  return clean;
}

/** As paths, in addresses and in JSON. */
function spellings(folder: string): readonly string[] {
  const slashes = folder.replaceAll('\\', '/');
  return [folder, folder.replaceAll('\\', '\\\\'), slashes, encodeURI(slashes)].filter(
    (spelling) => spelling.length > 1,
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
