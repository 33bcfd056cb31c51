import type { SettingProblem } from '../core/ports/preferences';
import type { ConvertSetting } from '../assets/conversion';
import { isConvertSetting } from '../assets/convertSetting';
import { isLoopback } from '../core/loopback';
import { isRecord, isRecordOf, isTextList } from './plainShapes';

/** One setting: what is taken, what stands in for anything else, and what the log says is expected. */
interface Setting<T> {
  readonly accepts: (raw: unknown) => raw is T;
  readonly fallback: T;
  readonly expected: string;
}

function setting<T>(accepts: (raw: unknown) => raw is T, fallback: T, expected: string): Setting<T> {
  return { accepts, fallback, expected };
}

function text(fallback: string, expected: string): Setting<string> {
  return setting((raw): raw is string => typeof raw === 'string', fallback, expected);
}

function flag(fallback: boolean): Setting<boolean> {
  return setting((raw): raw is boolean => typeof raw === 'boolean', fallback, 'true or false');
}

function oneOf<const T extends string>(choices: readonly [T, ...T[]], fallback: T): Setting<T> {
  const accepts = (raw: unknown): raw is T => choices.some((choice) => choice === raw);
  return setting(accepts, fallback, `one of ${choices.join(', ')}`);
}

function isNumberIn(minimum: number, maximum: number, raw: unknown): raw is number {
  return typeof raw === 'number' && raw >= minimum && raw <= maximum;
}

function wholeNumber(minimum: number, maximum: number, fallback: number): Setting<number> {
  const accepts = (raw: unknown): raw is number =>
    isNumberIn(minimum, maximum, raw) && Number.isSafeInteger(raw);
  return setting(accepts, fallback, `a whole number from ${minimum} to ${maximum}`);
}

function seconds(minimum: number, maximum: number, fallback: number): Setting<number> {
  const accepts = (raw: unknown): raw is number => isNumberIn(minimum, maximum, raw);
  return setting(accepts, fallback, `a number of seconds from ${minimum} to ${maximum}`);
}

function address(fallback: string): Setting<string> {
  const accepts = (raw: unknown): raw is string => typeof raw === 'string' && isServiceAddress(raw);
  return setting(accepts, fallback, 'an https address (plain http only on this machine)');
}

function isParametersByModel(
  raw: unknown,
): raw is Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return isRecordOf(raw, isRecord);
}

function isTextByName(raw: unknown): raw is Readonly<Record<string, string>> {
  return isRecordOf(raw, (item) => typeof item === 'string');
}

function isWidthList(raw: unknown): raw is readonly number[] {
  const isWidth = (width: unknown): boolean => isNumberIn(16, 8192, width) && Number.isSafeInteger(width);
  return Array.isArray(raw) && raw.length <= 10 && raw.every(isWidth);
}

/** All settings by their name after `qwenImage.`; the manifest's list must be the same. */
export const settings = {
  // Whether it leads anywhere is told where it is used, with what is wrong with it.
  outputFolder: text('assets/images', 'a folder inside the workspace folder'),
  fileNameTemplate: text(
    '${prompt}',
    'a name with the tokens prompt, seed, model, date, time, index, ratio, source',
  ),
  defaults: setting(isParametersByModel, {}, 'an object of parameters by model'),
  maxConcurrentJobs: wholeNumber(1, 100, 4),
  confirmAbove: wholeNumber(1, 8, 4),
  inputLongestSide: wholeNumber(256, 8192, 2048),
  notifications: oneOf(['all', 'failures', 'none'], 'all'),
  'history.limit': wholeNumber(1, 100_000, 500),
  embedMetadata: oneOf(['none', 'disclosure', 'full'], 'disclosure'),
  provenance: flag(false),
  convert: setting<ConvertSetting>(isConvertSetting, 'none', 'none, webp, jpeg or png, or rules by folder'),
  'insert.publicFolders': setting(isTextList, ['public', 'static'], 'a list of folder names'),
  'insert.templates': setting(isTextByName, {}, 'an object of snippets by language'),
  'insert.placeholders': flag(false),
  'insert.responsive': setting(isWidthList, [], 'a list of at most 10 widths, each from 16 to 8192'),
  apiBaseUrl: address('https://api.segmind.com'),
  uploadUrl: address('https://workflows-api.segmind.com/upload-asset'),
  inputTransport: oneOf(['upload', 'inline'], 'upload'),
  uploadConsent: oneOf(['ask', 'always', 'never'], 'ask'),
  transport: oneOf(['async', 'sync'], 'async'),
  watchFor: seconds(1, 86_400, 600),
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
  // What asks before money is spent, and what would make all windows forget their jobs.
  'confirmAbove',
  'history.limit',
]);

export const settingNames: readonly SettingName[] = Object.freeze(
  Object.keys(settings).filter((name): name is SettingName => Object.hasOwn(settings, name)),
);

/** A setting's value, or its default when the given one cannot be used. */
export function parseSetting<T>({ accepts, fallback }: Setting<T>, raw: unknown): T {
  return accepts(raw) ? raw : fallback;
}

/** What is wrong with a setting's value; missing is fine. */
export function problemOf(name: SettingName, raw: unknown): SettingProblem | undefined {
  const { accepts, expected } = settings[name];
  return raw === undefined || accepts(raw) ? undefined : { setting: `qwenImage.${name}`, expected };
}

function isServiceAddress(text: string): boolean {
  if (!URL.canParse(text)) {
    return false;
  }
  const { protocol, username, password, search, hash } = new URL(text);
  const isPlain = username === '' && password === '' && search === '' && hash === '';
  return isPlain && (protocol === 'https:' || (protocol === 'http:' && isLoopback(new URL(text))));
}
