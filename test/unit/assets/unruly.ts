import fc from 'fast-check';

const pieces = [
  ...[
    '<',
    '>',
    '"',
    "'",
    '`',
    '&',
    '{',
    '}',
    '{{',
    '{%',
    '<%',
    '${',
    '$',
    '\\',
    '[',
    ']',
    '](',
    ')',
    '(',
    '![',
  ],
  ...[
    '*',
    '_',
    '|',
    '~',
    '#',
    '@',
    '%',
    ':',
    ';',
    '?',
    '/',
    '..',
    '.',
    ' ',
    '-->',
    '<!--',
    '*/',
    '&quot;',
    '&#34;',
  ],
  ...['\n', '\r', '\t', '\0', '\u2028', '\u202E', '\u200B', '\u200D', '\uFEFF', '\u0301', '\ud83d', '\udd8a'],
  ...[
    'con',
    'İ',
    'ß',
    'Σ',
    'ﬁ',
    '狐',
    'हि',
    '🦊',
    '<script>alert(1)</script>',
    'javascript:',
    '" onerror="x',
  ],
];

/** Text that tries to be more than text: markup of all kinds, controls, odd letters, and anything else. */
export function unruly(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...pieces),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.string({ maxLength: 9 }),
  );
  return fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
}
