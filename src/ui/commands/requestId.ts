import { isRequestId } from '../../core/requestId';

/** Whether a text that happens to be on the clipboard looks like an id: one long word with a digit. */
export function mayBeRequestId(text: string): boolean {
  return isRequestId(text) && /^[\w.:-]{8,}$/.test(text) && /\d/.test(text) && !/^\d+$/.test(text);
}
