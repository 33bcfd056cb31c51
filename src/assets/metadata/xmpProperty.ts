/** IPTC Extension: the standard's own words for how a picture came to be. */
export const iptcExtension = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/';

/** What is written, by its name in the IPTC Extension. */
export interface XmpProperty {
  readonly name: 'DigitalSourceType' | 'AISystemUsed' | 'AIPromptInformation';
  readonly value: string;
}

/** The first value of a property, written as an element or an attribute, under whatever prefix. */
export function readXmpProperty(xmp: string, name: XmpProperty['name']): string | undefined {
  const element = new RegExp(`<[\\w.-]{1,40}:${name}[\\s>][^<]{0,100000}</`).exec(xmp)?.[0];
  if (element !== undefined) {
    const value = element.slice(element.indexOf('>') + 1, -2).trim();
    return value === '' ? undefined : unescapeXml(value);
  }
  const attribute = new RegExp(`\\s[\\w.-]{1,40}:${name}=(?:"([^"<]*)"|'([^'<]*)')`).exec(xmp);
  const value = attribute?.[1] ?? attribute?.[2] ?? '';
  return value === '' ? undefined : unescapeXml(value);
}

/** Text of an element; what XML 1.0 has no room for is left out. */
export function escapeXml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are what is looked for
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('\r', '&#xD;')
  );
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, decimal, word) => {
      if (typeof word === 'string') {
        return named[word.toLowerCase()] ?? whole;
      }
      const code = typeof hex === 'string' ? parseInt(hex, 16) : parseInt(String(decimal), 10);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
