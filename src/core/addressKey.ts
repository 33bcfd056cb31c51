/** The same for all spellings of a URI, and for no other: jobs write `(`, VS Code writes `%28`. */
export function addressKey(uri: string): string {
  return JSON.stringify(uri.split('/').map(segmentKey));
}

/** Whether two URIs, which may be spelled differently, name the same place. */
export function isSameAddress(one: string, other: string): boolean {
  return one === other || addressKey(one) === addressKey(other);
}

/** A part of a path as people read it. Windows writes its drives in either case. */
export function segmentKey(segment: string): string {
  try {
    const plain = decodeURIComponent(segment);
    return /^[a-z]:$/i.test(plain) ? plain.toLowerCase() : plain;
  } catch {
    return segment;
  }
}
