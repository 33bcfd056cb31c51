import { absolutePath } from './relativePath';

/**
 * A path as a URL reference. Letters of all scripts stay readable: browsers, GitHub and VS Code take them as they
 * are. All else that Markdown, HTML, CSS, JSX or a template could read as its own is percent-encoded, so the
 * result needs no escaping in any of them.
 */
export function pathUrl(path: string): string {
  return path.replace(/[^\p{L}\p{M}\p{N}\-._~/+,=!@]|\p{Default_Ignorable_Code_Point}/gu, percentEncoded);
}

export function fileUrl(path: string): string {
  const absolute = absolutePath(path);
  const [, drive = '', rest = ''] = /^([a-z]:)?(.*)$/su.exec(absolute) ?? [];
  if (drive !== '') return `file:///${drive}${pathUrl(rest)}`;
  return absolute.startsWith('//') ? `file:${pathUrl(absolute)}` : `file://${pathUrl(absolute)}`;
}

/** Unlike `encodeURIComponent`, covers `'()*` too, and half a surrogate pair does not make it throw. */
function percentEncoded(character: string): string {
  const bytes = new TextEncoder().encode(character);
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
