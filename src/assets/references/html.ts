import { escapeHtmlAttribute } from '../altEscapes';
import type { ReferenceTarget } from './referenceTarget';

/** With the size, a page does not jump when the picture arrives. */
export function htmlReference({ url, alt, size }: ReferenceTarget): string {
  const box = size === undefined ? '' : ` width="${size.width}" height="${size.height}"`;
  // Razor and Blade read `@` in a path too.
  return `<img src="${url.replaceAll('@', '%40')}" alt="${escapeHtmlAttribute(alt)}"${box}>`;
}
