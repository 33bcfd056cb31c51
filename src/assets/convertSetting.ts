import type { ConvertRule, ConvertSetting } from './conversion';

/** Whether a value can be the setting `convert`. */
export function isConvertSetting(raw: unknown): raw is ConvertSetting {
  return isFormat(raw) || (isObject(raw) && Object.values(raw).every(isRule));
}

function isRule(raw: unknown): raw is ConvertRule {
  if (!isObject(raw)) {
    return isFormat(raw);
  }
  const { format, quality, longestSide } = raw;
  return (
    (format === undefined || isFormat(format)) &&
    (quality === undefined || isWhole(quality, 1, 100)) &&
    (longestSide === undefined || isWhole(longestSide, 1, 16_384))
  );
}

function isFormat(raw: unknown): raw is 'none' | 'png' | 'jpeg' | 'webp' {
  return raw === 'none' || raw === 'png' || raw === 'jpeg' || raw === 'webp';
}

function isWhole(raw: unknown, minimum: number, maximum: number): boolean {
  return Number.isInteger(raw) && Number(raw) >= minimum && Number(raw) <= maximum;
}

function isObject(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
