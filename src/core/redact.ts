const gone = '[redacted]';

/** Shorter ones would blot out ordinary words. */
const leastSecretLength = 6;

/** Longer runs of base64 are pictures or tokens, not words; hashes in hexadecimal (64) stay readable. */
const longBase64 = /[A-Za-z0-9+/_-]{120,}={0,2}/g;

const segmindKey = /SG_[0-9a-f]{16,}/gi;

/** `x-api-key: …`, `"authorization": "Bearer …"`, `api_key=…`. */
const labelled =
  /(["']?\b(?:x-api-key|(?:proxy-)?authorization|api[-_]?key)\b["']?\s*[:=]\s*)("[^"]*"|'[^']*'|(?:(?:bearer|basic|token)\s+)?[^\s,;"'}&]+)/gi;

const bearer = /\b(bearer|basic)\s+[A-Za-z0-9+/._~-]{8,}=*/gi;

const dataUri = /data:[\w.+-]+\/[\w.+-]+[^,\s"']{0,100},[A-Za-z0-9+/=_%-]*/gi;

/** The query and fragment of an address may be a signature; user names before the host may hold a password. */
const address = /\b([a-z][a-z\d+.-]*:\/\/)([^\s/?#"'<>@]+@)?([^\s?#"'<>]*)([?#][^\s"'<>]*)?/gi;

/**
 * Takes out of a text what nobody may read in a log or an error: the given secrets, keys and authorisation values,
 * signed queries, and pictures written as base64.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= leastSecretLength) {
      clean = clean.replaceAll(secret, gone).replaceAll(encodeURIComponent(secret), gone);
    }
  }
  return clean
    .replace(dataUri, `data:${gone}`)
    .replace(segmindKey, gone)
    .replace(labelled, (_match, label: string) => `${label}${gone}`)
    .replace(bearer, (_match, scheme: string) => `${scheme} ${gone}`)
    .replace(
      address,
      (_match, scheme: string, user: string | undefined, rest: string, query: string | undefined) =>
        `${scheme}${user === undefined ? '' : `${gone}@`}${rest}${query === undefined ? '' : `?${gone}`}`,
    )
    .replace(longBase64, gone);
}
