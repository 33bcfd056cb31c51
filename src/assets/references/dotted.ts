/** Module-like: without `./`, JavaScript's tools look for a package. */
export function dotted(reference: string): string {
  return /^(?:\.{0,2}\/|[a-z]+:)/i.test(reference) ? reference : `./${reference}`;
}
