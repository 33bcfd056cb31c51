/** Characters that show nothing but can reorder, hide or smuggle text. Joiners stay: scripts and emoji need them. */
const deceptive = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]|\p{Cs}/gu;

/** One line of visible text: controls and line breaks become single spaces. */
export function plainLine(text: string): string {
  return text
    .replace(deceptive, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
