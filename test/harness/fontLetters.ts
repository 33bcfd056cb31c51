/** The letters of a TrueType font that lead to a drawing of their own: format 4 of its `cmap`, which all our fonts have. */
export function fontLetters(font: Buffer): ReadonlySet<number> {
  const letters = new Set<number>();
  const cmap = tableAt(font, 'cmap');
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const table = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (font.readUInt16BE(table) !== 4) continue;
    const segments = font.readUInt16BE(table + 6) / 2;
    for (let segment = 0; segment < segments; segment += 1) {
      const at = (field: number): number =>
        table + 14 + field * segments * 2 + segment * 2 + (field > 0 ? 2 : 0);
      const [last, first] = [font.readUInt16BE(at(0)), font.readUInt16BE(at(1))];
      const [delta, offset] = [font.readUInt16BE(at(2)), font.readUInt16BE(at(3))];
      for (let letter = first; letter <= last && letter < 0xffff; letter += 1) {
        const glyph = offset === 0 ? letter : font.readUInt16BE(at(3) + offset + (letter - first) * 2);
        if (glyph !== 0 && (glyph + delta) % 0x1_0000 !== 0) letters.add(letter);
      }
    }
  }
  return letters;
}

function tableAt(font: Buffer, name: string): number {
  for (let at = 12; at < 12 + font.readUInt16BE(4) * 16; at += 16) {
    if (font.toString('latin1', at, at + 4) === name) return font.readUInt32BE(at + 8);
  }
  throw new Error(`The font has no ${name}.`);
}
