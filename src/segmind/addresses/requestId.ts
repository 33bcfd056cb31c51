/** An id that can be put into an address and a record: nothing but plain characters, at most 200. */
export function isRequestId(text: string): boolean {
  return /^\w[\w.:-]{0,199}$/.test(text);
}
