import type { ImageType } from './imageType';

/** What a file's name says it is; undefined for what is never written here. */
export function typeOfName(name: string): ImageType | undefined {
  switch (/\.(png|jpe?g|webp)$/i.exec(name)?.[1]?.toLowerCase()) {
    case 'png':
      return 'png';
    case 'jpg':
    case 'jpeg':
      return 'jpeg';
    case 'webp':
      return 'webp';
    default:
      return undefined;
  }
}
