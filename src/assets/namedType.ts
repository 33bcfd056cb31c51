import type { SupportedType } from './imageType';

/** The type that a file's name promises, and its extension as written. */
export interface NamedType {
  readonly type: SupportedType;
  /** Without the dot. */
  readonly extension: string;
}

/** `undefined` for names that promise something else, or nothing. */
export function namedType(name: string): NamedType | undefined {
  const extension = /[^/\\]\.(png|jpe?g|webp)$/i.exec(name)?.[1];
  if (extension === undefined) {
    return undefined;
  }
  const lower = extension.toLowerCase();
  return { type: lower === 'png' || lower === 'webp' ? lower : 'jpeg', extension };
}
