/** The words of an error in a JSON answer, in any shape that was met: text, list of `{loc, msg}`, object, at any key. */
export function errorText(value: unknown, depth = 0): string {
  if (typeof value === 'string') {
    return value.trim();
  }
  if (typeof value !== 'object' || value === null || depth > 4) {
    return '';
  }
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value.slice(0, 8);
    return joined(items.map((item) => errorText(item, depth + 1)));
  }
  const words = joined(errorKeys.map((key) => errorText(Reflect.get(value, key), depth + 1)).slice(0, 8));
  const place = parameterAt(Reflect.get(value, 'loc'));
  return place === undefined || words === '' ? words : `${place}: ${words}`;
}

/** Whether the body is an error in Segmind's own way, not a gateway's (`{"message": "Internal server error"}`). */
export function isOwnError(value: unknown): boolean {
  const text = errorText(value);
  if (typeof value !== 'object' || value === null || text === '') {
    return false;
  }
  return !(Object.keys(value).every((key) => key.toLowerCase() === 'message') && gatewayWords.test(text));
}

/** The parameter that a `{loc, msg}` entry anywhere in the body names. */
export function parameterOf(value: unknown, depth = 0): string | undefined {
  if (typeof value !== 'object' || value === null || depth > 4) {
    return undefined;
  }
  const own = parameterAt(Reflect.get(value, 'loc'));
  if (own !== undefined) {
    return own;
  }
  const inner: readonly unknown[] = Array.isArray(value)
    ? value.slice(0, 8)
    : errorKeys.map((key): unknown => Reflect.get(value, key));
  for (const part of inner) {
    const found = parameterOf(part, depth + 1);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

const errorKeys = ['error', 'errors', 'detail', 'message', 'error_message', 'msg', 'reason'];

const gatewayWords =
  /^(?:internal server error|service unavailable|bad gateway|endpoint request timed[ -]?out|gateway timeout)\.?$/i;

function parameterAt(place: unknown): string | undefined {
  const last: unknown = Array.isArray(place) ? place.findLast((part) => typeof part === 'string') : undefined;
  return typeof last === 'string' && last !== 'body' && parameterName.test(last) ? last : undefined;
}

/** What parameters are called, such as `image_2`; an answer that echoes something else there is not repeated. */
const parameterName = /^[a-z][a-z_]{0,39}\d?$/;

function joined(parts: readonly string[]): string {
  return parts.filter((part, index) => part !== '' && parts.indexOf(part) === index).join('; ');
}
