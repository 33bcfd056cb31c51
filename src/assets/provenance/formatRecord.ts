import type { AssetRecord } from '../../core/assetRecord';

/** The version that is written. */
export const recordVersion = 1;

/** A record's text: sorted and indented, a final newline, the same for equal records, so that Git shows only what changed. */
export function formatRecord(record: AssetRecord): string {
  const { createdAt, ...rest } = record;
  const content = { ...rest, createdAt: new Date(createdAt).toISOString(), version: recordVersion };
  return `${JSON.stringify(sorted(content), undefined, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
