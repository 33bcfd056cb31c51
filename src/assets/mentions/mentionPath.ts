import type { ImageMention } from './imageMention';

export type WrittenPath = Pick<ImageMention, 'span' | 'path' | 'writing'>;

/** Longer than any path that a disk takes. */
const maximumLength = 1024;

const imageName = /[^\\/]\.(?:png|jpe?g|jfif|webp|gif|avif|apng|svg|bmp|ico|tiff?|heic)$/i;

/** Whether a path ends like an image's name. */
export function isImageName(path: string): boolean {
  return imageName.test(path);
}

/**
 * A URL that leads to an image file of the project, or `undefined`.
 * @param written as it stands in the document, at `start`
 * @param unescape takes away the language's own escapes
 */
export function localUrl(
  written: string,
  start: number,
  unescape: (text: string) => string = same,
): WrittenPath | undefined {
  // `&#40;` and `\#` are no fragments.
  const bare = /^(?:[^?#]|(?<=[&\\])#)*/.exec(written.slice(0, maximumLength + 1))?.[0] ?? '';
  const url = unescape(bare);
  return /[{}<>]/.test(bare) ? undefined : local(bare, start, percentDecoded(url), url, 'url');
}

/** As `localUrl`, for languages that take a path as it is. */
export function localPath(
  written: string,
  start: number,
  unescape: (text: string) => string = same,
): WrittenPath | undefined {
  const path = unescape(written.slice(0, maximumLength + 1));
  return /\$\{|\{\{|<%|[{]%|[*\r\n]/.test(path) ? undefined : local(written, start, path, path, 'path');
}

function local(
  written: string,
  start: number,
  path: string,
  unescaped: string,
  writing: WrittenPath['writing'],
): WrittenPath | undefined {
  const isRemote = /^(?:[a-z][a-z\d+.-]*:|\/\/|\\\\)/i.test(unescaped.trimStart());
  if (isRemote || written.length > maximumLength || path.trim() !== path || !isImageName(path)) {
    return undefined;
  }
  return { span: { start, end: start + written.length }, path, writing };
}

function percentDecoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function same(text: string): string {
  return text;
}
