import type { Translate } from './translate';

/**
 * What went wrong with a file, by the system's or VS Code's word at the beginning of the detail; `undefined` for words that
 * people need to see themselves.
 */
export function diskSentence(detail: string, t: Translate): string | undefined {
  const sentences: Readonly<Record<string, string>> = {
    ENOSPC: t('A file could not be written: the disk is full.'),
    EDQUOT: t('A file could not be written: the disk is full.'),
    EROFS: t('A file could not be written: the folder is read-only.'),
    EACCES: t('A file could not be read or written: permission was denied.'),
    EPERM: t('A file could not be read or written: permission was denied.'),
    NoPermissions: t('A file could not be read or written: permission was denied.'),
    ENOTDIR: t('A file could not be written: another file lies where its folder should be.'),
    FileNotADirectory: t('A file could not be written: another file lies where its folder should be.'),
  };
  const word = /^[A-Z]\w*/.exec(detail)?.[0];
  return word !== undefined && Object.hasOwn(sentences, word) ? sentences[word] : undefined;
}
