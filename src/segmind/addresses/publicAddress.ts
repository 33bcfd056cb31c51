/** Whether an IP address, as a URL host (`[…]` or not) or a look-up writes it, belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '');
  const v4 = parseV4(bare);
  if (v4 !== undefined) {
    return isPublicV4(v4);
  }
  const v6 = parseV6(bare);
  return v6 !== undefined && isPublicV6(v6);
}

/** Whether a URL's host is an address, not a name. The URL parser has brought every notation to one form before. */
export function isAddress(hostname: string): boolean {
  return hostname.startsWith('[') || parseV4(hostname) !== undefined;
}

/** First address as a number, and the bits that count. */
type Range = readonly [first: readonly [number, number, number, number], bits: number];

const reservedV4: readonly Range[] = [
  [[0, 0, 0, 0], 8],
  [[10, 0, 0, 0], 8],
  [[100, 64, 0, 0], 10],
  [[127, 0, 0, 0], 8],
  [[169, 254, 0, 0], 16],
  [[172, 16, 0, 0], 12],
  [[192, 0, 0, 0], 24],
  [[192, 0, 2, 0], 24],
  [[192, 88, 99, 0], 24],
  [[192, 168, 0, 0], 16],
  [[198, 18, 0, 0], 15],
  [[198, 51, 100, 0], 24],
  [[203, 0, 113, 0], 24],
  [[224, 0, 0, 0], 4],
  [[240, 0, 0, 0], 4],
];

function isPublicV4(address: number): boolean {
  return !reservedV4.some(([first, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(address / size) === Math.floor(toNumber(first) / size);
  });
}

/** Only 2000::/3 is in use, less its reserved parts; and translations of public IPv4 addresses. */
function isPublicV6(groups: readonly number[]): boolean {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups;
  const last = g * 0x1_0000 + h;
  const isMapped = a === 0 && b === 0 && c === 0 && d === 0 && e === 0 && f === 0xffff;
  const isTranslated = a === 0x64 && b === 0xff9b && c === 0 && d === 0 && e === 0 && f === 0;
  if (isMapped || isTranslated) {
    return isPublicV4(last);
  }
  if (a === 0x2002) {
    return isPublicV4(b * 0x1_0000 + c);
  }
  const isReserved = (a === 0x2001 && (b < 0x200 || b === 0xdb8)) || (a === 0x3fff && b < 0x1000);
  return a >= 0x2000 && a <= 0x3fff && !isReserved;
}

function toNumber(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

function parseV4(text: string): number | undefined {
  const parts = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) ? text.split('.').map(Number) : [];
  return parts.length === 4 && parts.every((part) => part < 256) ? toNumber(parts) : undefined;
}

function parseV6(text: string): readonly number[] | undefined {
  if (!text.includes(':') || !URL.canParse(`http://[${text}]/`)) {
    return undefined;
  }
  const normal = new URL(`http://[${text}]/`).hostname.slice(1, -1);
  const [head = '', tail] = normal.split('::');
  const groups = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const before = groups(head);
  const after = groups(tail ?? '');
  return [...before, ...new Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0), ...after];
}
