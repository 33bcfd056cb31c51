/**
 * The folder that AsciiDoc looks for pictures in from this line on, as written; `''` is the document's own, or one that is not known
 * here. Undefined for a line that says nothing of it.
 */
export function imagesFolder(line: string): string | undefined {
  const found = /^:(?:!imagesdir|imagesdir!?):(?:[ \t]+(\S.{0,500}))?$/.exec(line.trimEnd());
  const folder = found?.[1]?.replace(/^\{docdir\}\/?/, './') ?? '';
  return found === null ? undefined : /^[a-z][a-z\d+.-]+:|\{/i.test(folder) ? '' : folder;
}

/** As it is at an offset of a document; undefined where that is the document's own folder, or no way leads from there. */
export function imagesFolderAt(text: string, offset: number): string | undefined {
  const folder = text
    .slice(0, offset)
    .split('\n')
    .reduce((current, line) => imagesFolder(line) ?? current, '');
  return folder === '' || /^[\\/]|^[a-z]:/i.test(folder) ? undefined : folder;
}
