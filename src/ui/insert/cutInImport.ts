import type { Reference } from '../../assets/reference';

const imported = /\b(?:from|import|require\s*\()\s*['"][^'"\n]*[?#]/;

/** The sign in a picture's name at which most bundlers end a path, where a reference imports the picture. */
export function cutInImport(
  { imports, text }: Pick<Reference, 'imports' | 'text'>,
  name: string,
): string | undefined {
  const sign = /[?#]/.exec(name)?.[0];
  return sign !== undefined && [...imports, text].some((code) => imported.test(code)) ? sign : undefined;
}
