import type { Quote } from './place/place';
import type { Syntax } from './syntax';

/** Text inside a string that is there already. */
export function insideQuotes(text: string, quote: Quote, syntax: Syntax): string {
  const visible = withoutControls(text);
  if (syntax === 'yaml' && quote === "'") return visible.replaceAll("'", "''");
  // Nothing can be escaped in TOML's single quotes.
  if (syntax === 'toml' && quote === "'") return visible;
  if (syntax === 'yaml' || syntax === 'toml' || syntax === 'json') return visible.replace(/["\\]/g, '\\$&');
  const escaped = visible.replace(/\\/g, '\\\\').replaceAll(quote, `\\${quote}`);
  return quote === '`' ? escaped.replace(/\$(?=\{)/g, '\\$') : escaped;
}

/** A whole string. */
export function inQuotes(text: string, quote: Quote, syntax: Syntax): string {
  return `${quote}${insideQuotes(text, quote, syntax)}${quote}`;
}

/** Plain where YAML reads it as the same text, else in quotes. */
export function yamlScalar(text: string): string {
  const isPlain = /^[\p{L}\p{N}./][^\r\n]*$/u.test(text) && !/: |:$| #|[\p{Cc}]|\s$|^[\d.]+$/u.test(text);
  return isPlain ? text : inQuotes(text, '"', 'yaml');
}

/** A file name may hold a line break; written into a document, it must not start a new line there. */
export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, encodeURIComponent);
}
