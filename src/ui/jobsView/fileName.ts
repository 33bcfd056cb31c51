import { plainLine } from '../../assets/plainLine';

/** The last part of a URI, readable on one line. */
export function fileName(uri: string): string {
  const last =
    uri
      .replace(/[?#].*$/s, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? uri;
  try {
    return plainLine(decodeURIComponent(last));
  } catch {
    // A stray percent sign: the name as it stands is still a name.
    return last;
  }
}
