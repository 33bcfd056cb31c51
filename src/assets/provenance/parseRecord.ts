import type { AssetRecord, AssetSource } from '../../core/assetRecord';
import type { ParameterValue } from '../../core/model';
import { isRelativeFile } from './relativeFile';
import { isSha256 } from './recordPath';
import { recordVersion } from './formatRecord';

type Content = Readonly<Record<string, unknown>>;

/** A record's text as a record; undefined for what is none, or what only a later release can read. Never throws. */
export function parseRecord(text: string): AssetRecord | undefined {
  const content = jsonObject(text);
  if (content?.['version'] !== recordVersion) {
    return undefined;
  }
  const sha256 = hash(content['sha256']);
  const file = relative(content['file']);
  const type = imageType(content['type']);
  const width = count(content['width']);
  const height = count(content['height']);
  const model = words(content['model']);
  const prompt = words(content['prompt']);
  const parameters = parametersFrom(content['parameters']);
  const createdAt = time(content['createdAt']);
  const sources = sourcesFrom(content['sources']);
  const isWhole =
    sha256 !== undefined &&
    file !== undefined &&
    type !== undefined &&
    width !== undefined &&
    height !== undefined &&
    model !== undefined &&
    prompt !== undefined &&
    parameters !== undefined &&
    createdAt !== undefined &&
    sources !== undefined;
  if (!isWhole) {
    return undefined;
  }
  return {
    ...{ sha256, file, type, width, height, model, prompt, parameters, createdAt, sources },
    ...present('promptAsWritten', words(content['promptAsWritten'])),
    ...present('requestId', words(content['requestId'])),
    ...present('cost', figure(content['cost'])),
    ...present('parent', hash(content['parent'])),
    ...present('copyOf', hash(content['copyOf'])),
  };
}

function jsonObject(text: string): Content | undefined {
  try {
    return object(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function object(value: unknown): Content | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? Object.fromEntries(Object.entries(value)) : undefined;
}

function sourcesFrom(value: unknown): readonly AssetSource[] | undefined {
  if (!Array.isArray(value)) {
    return undefined;
  }
  return value.flatMap((entry: unknown) => {
    const source = object(entry);
    const parameter = words(source?.['parameter']);
    if (source === undefined || parameter === undefined) {
      return [];
    }
    return {
      parameter,
      ...present('file', relative(source['file'])),
      ...present('url', words(source['url'])),
      ...present('sha256', hash(source['sha256'])),
    };
  });
}

function parametersFrom(value: unknown): Readonly<Record<string, ParameterValue>> | undefined {
  const content = object(value);
  return content === undefined
    ? undefined
    : Object.fromEntries(
        Object.entries(content).flatMap(([name, part]) => (isParameterValue(part) ? [[name, part]] : [])),
      );
}

function isParameterValue(value: unknown): value is ParameterValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function present<const K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> {
  const entry: Partial<Record<K, T>> = {};
  if (value !== undefined) {
    entry[key] = value;
  }
  return entry;
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function figure(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

function time(value: unknown): number | undefined {
  const milliseconds = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

function hash(value: unknown): string | undefined {
  return typeof value === 'string' && isSha256(value) ? value : undefined;
}

function relative(value: unknown): string | undefined {
  return typeof value === 'string' && isRelativeFile(value) ? value : undefined;
}

function imageType(value: unknown): AssetRecord['type'] | undefined {
  return value === 'png' || value === 'jpeg' || value === 'webp' ? value : undefined;
}
