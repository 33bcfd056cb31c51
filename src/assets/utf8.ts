const encoder = new TextEncoder();

/** Length in UTF-8 bytes: what file systems count, where people count letters. */
export function utf8Length(text: string): number {
  return encoder.encode(text).length;
}

/** The longest beginning of `text` that fits both caps without splitting a code point. */
export function fittingPrefix(text: string, maximumCodePoints: number, maximumBytes: number): string {
  let end = 0;
  let codePoints = 0;
  let bytes = 0;
  for (const character of text) {
    codePoints += 1;
    bytes += utf8Length(character);
    if (codePoints > maximumCodePoints || bytes > maximumBytes) return text.slice(0, end);
    end += character.length;
  }
  return text;
}
