/** What can stand in an address as one segment, and cannot be mistaken for a way out of it. */
export function isRequestId(text: string): boolean {
  return /^[\w-][\w.-]{3,199}$/.test(text);
}

/** Whether a text that happens to be on the clipboard looks like an id: one long word with a digit. */
export function mayBeRequestId(text: string): boolean {
  return isRequestId(text) && text.length >= 8 && /\d/.test(text) && !/^\d+$/.test(text);
}
