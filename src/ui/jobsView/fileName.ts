/** The last part of a URI, readable. */
export function fileName(uri: string): string {
  const last =
    uri
      .replace(/[?#].*$/s, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? uri;
  try {
    return decodeURIComponent(last);
  } catch {
    // A stray percent sign: the name as it stands is still a name.
    return last;
  }
}
