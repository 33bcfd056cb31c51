import * as z from 'zod/mini';
import type { SettingProblem } from '../core/ports/preferences';
import { isLoopback } from '../core/loopback';

/** One setting: how it is read, what stands in for a value that cannot be used, and what the log says is expected. */
interface Setting<T> {
  readonly schema: z.ZodMiniType<T>;
  readonly fallback: T;
  readonly expected: string;
}

function setting<T>(schema: z.ZodMiniType<T>, fallback: T, expected: string): Setting<T> {
  return { schema, fallback, expected };
}

function oneOf<const T extends string>(choices: readonly [T, ...T[]], fallback: T): Setting<T> {
  return setting(z.enum(choices), fallback, `one of ${choices.join(', ')}`);
}

function wholeNumber(minimum: number, maximum: number, fallback: number): Setting<number> {
  const schema = z.int().check(z.gte(minimum), z.lte(maximum));
  return setting(schema, fallback, `a whole number from ${minimum} to ${maximum}`);
}

function address(fallback: string): Setting<string> {
  const schema = z.string().check(z.refine(isServiceAddress));
  return setting(schema, fallback, 'an https address (plain http only on this machine)');
}

/** All settings by their name after `qwenImage.`; the manifest's list must be the same. */
export const settings = {
  outputFolder: setting(
    // Whether it leads anywhere is told where it is used, with what is wrong with it.
    z.string(),
    'assets/images',
    'a folder inside the workspace folder',
  ),
  fileNameTemplate: setting(
    z.string(),
    '${prompt}',
    'a name with the tokens prompt, seed, model, date, time, index, ratio, source',
  ),
  defaults: setting<Readonly<Record<string, Readonly<Record<string, unknown>>>>>(
    z.record(z.string(), z.record(z.string(), z.unknown())),
    {},
    'an object of parameters by model',
  ),
  maxConcurrentJobs: wholeNumber(1, 100, 4),
  confirmAbove: wholeNumber(1, 8, 4),
  inputLongestSide: wholeNumber(256, 8192, 2048),
  notifications: oneOf(['all', 'failures', 'none'], 'all'),
  'history.limit': wholeNumber(0, 100_000, 500),
  embedMetadata: oneOf(['none', 'disclosure', 'full'], 'disclosure'),
  provenance: setting(z.boolean(), false, 'true or false'),
  'insert.publicFolders': setting<readonly string[]>(
    z.array(z.string()),
    ['public', 'static'],
    'a list of folder names',
  ),
  apiBaseUrl: address('https://api.segmind.com'),
  uploadUrl: address('https://workflows-api.segmind.com/upload-asset'),
  inputTransport: oneOf(['upload', 'inline'], 'upload'),
  uploadConsent: oneOf(['ask', 'always', 'never'], 'ask'),
  transport: oneOf(['async', 'sync'], 'async'),
  watchFor: setting(z.number().check(z.gte(1), z.lte(86_400)), 600, 'a number of seconds from 1 to 86400'),
} as const;

export type SettingName = keyof typeof settings;
export type SettingValue<N extends SettingName> = (typeof settings)[N]['fallback'];

/** Settings that decide where the key and the pictures go: a workspace must not set them. */
export const machineSettings: ReadonlySet<SettingName> = new Set<SettingName>([
  'apiBaseUrl',
  'uploadUrl',
  'inputTransport',
  'uploadConsent',
  'transport',
  'watchFor',
]);

export const settingNames: readonly SettingName[] = Object.freeze(
  Object.keys(settings).filter((name): name is SettingName => Object.hasOwn(settings, name)),
);

/** A setting's value, or its default when the given one cannot be used. */
export function parseSetting<T>({ schema, fallback }: Setting<T>, raw: unknown): T {
  const parsed = schema.safeParse(raw);
  return parsed.success ? parsed.data : fallback;
}

/** What is wrong with a setting's value; missing is fine. */
export function problemOf(name: SettingName, raw: unknown): SettingProblem | undefined {
  const { schema, expected } = settings[name];
  return raw === undefined || schema.safeParse(raw).success
    ? undefined
    : { setting: `qwenImage.${name}`, expected };
}

function isServiceAddress(text: string): boolean {
  if (!URL.canParse(text)) {
    return false;
  }
  const { protocol, username, password, search, hash } = new URL(text);
  const isPlain = username === '' && password === '' && search === '' && hash === '';
  return isPlain && (protocol === 'https:' || (protocol === 'http:' && isLoopback(new URL(text))));
}
