/** When Segmind wants to hear nothing before, in ms since the epoch: from 1 s to 15 min on, 10 s when it does not say. */
export function retryAt(headers: Headers, now: number): number {
  const after = headers.get('retry-after');
  const reset = headers.get('x-rate-limit-reset-at-utc');
  const served = parseTime(headers.get('date') ?? '');
  const wait =
    (after === null ? undefined : waitOf(after, now, served)) ??
    (reset === null ? undefined : waitOf(reset, now, served)) ??
    fallbackWait;
  return now + Math.min(Math.max(wait, shortestWait), longestWait);
}

const shortestWait = 1000;
const longestWait = 15 * 60_000;
const fallbackWait = 10_000;

/** A moment is set against the server's own clock where the answer names it, as ours may be wrong. */
function waitOf(text: string, now: number, served: number | undefined): number | undefined {
  const value = text.trim();
  if (/^\d+(?:\.\d+)?$/.test(value)) {
    const number = Number(value);
    if (number < 1e9) {
      return number * 1000;
    }
    return (number < 1e11 ? number * 1000 : number) - (served ?? now);
  }
  const moment = parseTime(value);
  return moment === undefined ? undefined : moment - (served ?? now);
}

/** ISO 8601 or an HTTP date; UTC where it names no zone. */
function parseTime(text: string): number | undefined {
  const value = text.trim();
  if (!/\d/.test(value) || /^[+-]/.test(value)) {
    return undefined;
  }
  const hasZone = /(?:z|gmt|utc|[+-]\d{2}:?\d{2})$/i.test(value);
  const isIso = /^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}/i.test(value);
  const time = Date.parse(hasZone ? value : isIso ? `${value.replace(' ', 'T')}Z` : `${value} UTC`);
  return Number.isNaN(time) ? undefined : time;
}
