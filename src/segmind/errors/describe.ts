import { redact } from '../../core/redact';

/** Makes any text fit to be the `detail` of an error: redacted, on one line, short. */
export type Describe = (text: string) => string;

/** In UTF-16 code units. */
const longestDetail = 300;
const longestRaw = 4000;

/** Runs of base64 that are too short for a picture and too long for a word. */
const tokens = /[A-Za-z0-9+/_-]{65,}={0,2}|\bSG_[0-9a-z]{8,}/gi;

export function describeWithout(...secrets: readonly string[]): Describe {
  return (text) => {
    // A long text is cut before the costly steps; the word at the cut goes too, as it may be half a secret.
    const raw = text.length > longestRaw ? text.slice(0, longestRaw).replace(/\S*$/, '') : text;
    const line = redact(withoutMarkup(raw), secrets)
      .replace(tokens, '[redacted]')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
      .trim();
    return line.length > longestDetail ? `${line.slice(0, longestDetail - 1).trimEnd()}…` : line;
  };
}

/** Of an HTML page its title, or else its words; any other text as it is. */
export function withoutMarkup(text: string): string {
  if (!/^\s*(?:<!--|<!doctype|<\?xml|<html|<head|<body|<title|<h\d|<p\b|<div|<center)/i.test(text)) {
    return text;
  }
  const words = (part: string) =>
    part
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  const title = words(/<title[^<>]*>([^<]*)/i.exec(text)?.[1] ?? '');
  const body = words(
    text.replace(/<(script|style|title|head)\b[^<>]*>[^]*?<\/\1\s*>/gi, ' ').replace(/<!--[^]*?-->/g, ' '),
  );
  return [title, body].filter((part) => part !== '').join(': ');
}
