import type { SupportedType } from './imageType';

const types: Readonly<Record<string, SupportedType>> = {
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  webp: 'webp',
};

/** What a file's name says it is; undefined for what is never written here. */
export function typeOfName(name: string): SupportedType | undefined {
  return types[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
}
