/*
 * The few shapes that are looked at in every window's start-up, and by the first order, by hand: loading a schema library takes
 * longer there than all else that the extension does (docs/decisions.md, "What is loaded to start").
 */

/** A list of texts. */
export function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** A list of numbers, none of them NaN or infinite. */
export function isNumberList(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isFinite(item));
}

/** An object that is no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object, no list, whose own values are all accepted. */
export function isRecordOf<T>(
  value: unknown,
  accepts: (item: unknown) => item is T,
): value is Readonly<Record<string, T>> {
  return isRecord(value) && Object.values(value).every(accepts);
}
