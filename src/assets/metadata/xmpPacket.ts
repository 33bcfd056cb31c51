import { escapeXml, iptcExtension } from './xmpProperty';
import type { XmpProperty } from './xmpProperty';

/** Characters; more is not metadata, and is left alone. */
export const maximumXmp = 1_000_000;

/** A packet that says this, with all that another packet said of other things. The same twice is once. */
export function xmpPacket(properties: readonly XmpProperty[], existing: string | undefined): string {
  return (existing === undefined ? undefined : merged(existing, properties)) ?? fresh(properties);
}

function fresh(properties: readonly XmpProperty[]): string {
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    description('rdf', '', properties),
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n');
}

function description(prefix: string, about: string, properties: readonly XmpProperty[]): string {
  const lines = properties.map(
    ({ name, value }) => `  <Iptc4xmpExt:${name}>${escapeXml(value)}</Iptc4xmpExt:${name}>`,
  );
  return [
    ` <${prefix}:Description ${prefix}:about="${about}" xmlns:Iptc4xmpExt="${iptcExtension}">`,
    ...lines,
    ` </${prefix}:Description>`,
  ].join('\n');
}

/** Undefined for what is no packet: nobody could read it. */
function merged(xmp: string, properties: readonly XmpProperty[]): string | undefined {
  const end = [...xmp.matchAll(/<\/([\w.-]{1,40}):RDF\s{0,9}>/g)].at(-1);
  const prefix = end?.[1];
  if (end === undefined || prefix === undefined) {
    return undefined;
  }
  const about = new RegExp(`\\s${prefix}:about=(?:"([^"<]*)"|'([^'<"]*)')`).exec(xmp);
  const before = without(xmp.slice(0, end.index), prefix, properties).trimEnd();
  const own = description(prefix, about?.[1] ?? about?.[2] ?? '', properties);
  return `${before}\n${own}\n${xmp.slice(end.index)}`;
}

/** Less the properties that are written anew, and descriptions that say nothing without them. */
function without(xmp: string, rdf: string, properties: readonly XmpProperty[]): string {
  let rest = xmp;
  for (const { name } of properties) {
    rest = rest
      .replace(
        new RegExp(`<([\\w.-]{1,40}):${name}(?:\\s[^<>]*)?(?:/>|>[^<]*</\\1:${name}\\s{0,9}>)`, 'g'),
        '',
      )
      .replace(new RegExp(`\\s[\\w.-]{1,40}:${name}=(?:"[^"<]*"|'[^'<]*')`, 'g'), '');
  }
  const empty = new RegExp(`<${rdf}:Description((?:\\s[^<>]*)?)>\\s*</${rdf}:Description>`, 'g');
  const saysNothing = (attributes: string): boolean =>
    attributes.replace(/\s(?:xmlns:[\w.-]+|[\w.-]+:about)=(?:"[^"]*"|'[^']*')/g, '').trim() === '';
  return rest.replace(empty, (whole, attributes: string) => (saysNothing(attributes) ? '' : whole));
}
