const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** Without character references, as far as people write them by hand. */
export function withoutEntities(text: string): string {
  return text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
        if (typeof name === 'string') {
          return named[name] ?? whole;
        }
        return codePoint(typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16), whole);
      })
    : text;
}

/** Without Markdown's backslashes and entities. */
export function withoutMarkdownEscapes(text: string): string {
  // A backslash that escapes an ampersand is not part of an entity.
  return text
    .split(/\\([!-/:-@[-`{-~])/)
    .map((part, index) => (index % 2 === 1 ? part : withoutEntities(part)))
    .join('');
}

/** Without the escapes of a string in JavaScript or JSON. */
export function withoutScriptEscapes(text: string): string {
  return text.includes('\\')
    ? text.replace(
        /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([^]))/gi,
        (whole, braced, unicode, byte, letter) => {
          if (typeof letter === 'string') {
            return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' }[letter] ?? letter;
          }
          const digits = [braced, unicode, byte].find((value) => typeof value === 'string');
          return codePoint(parseInt(String(digits), 16), whole);
        },
      )
    : text;
}

/** Without the escapes of CSS. */
export function withoutCssEscapes(text: string): string {
  return text.includes('\\')
    ? text.replace(/\\(?:([\da-f]{1,6})[ \t\n\f]?|([^\n\f]))/gi, (whole, hex, letter) =>
        typeof letter === 'string' ? letter : codePoint(parseInt(String(hex), 16), whole),
      )
    : text;
}

const latexStrings: Readonly<Record<string, string>> = {
  hash: '#',
  percent: '%',
  tilde: '~',
  circumflex: '^',
  backslash: '\\',
  left_brace: '{',
  right_brace: '}',
};

const latexString = /\\csname c_([a-z_]{1,20})_str\\endcsname ?(\\space ?)?/g;

/** Without the strings of TeX's kernel for letters that it reads as its own, even in a name. */
export function withoutLatexStrings(text: string): string {
  return text.includes('\\csname')
    ? text.replace(latexString, (whole, name: string, blank?: string) => {
        const sign = latexStrings[name];
        return sign === undefined ? whole : sign + (blank === undefined ? '' : ' ');
      })
    : text;
}

function codePoint(code: number, otherwise: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}
