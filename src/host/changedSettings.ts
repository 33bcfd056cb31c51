import { findModel } from '../core/catalogue';
import { isEqual } from '../core/isEqual';
import type { Model } from '../core/model';
import type { ChangedSetting } from '../core/ports/diagnostics';
import type { Configuration } from './settings';
import { problemOf, settingNames, settings } from './settingsShape';
import type { SettingName } from './settingsShape';

/** The settings that are not at their defaults, told so that no path, name or prompt is given away. */
export function changedSettings({ read }: Pick<Configuration, 'read'>): readonly ChangedSetting[] {
  return settingNames.flatMap((name) => {
    const raw = read(name);
    const isDefault = raw === undefined || isEqual(raw, settings[name].fallback);
    return isDefault ? [] : [{ setting: `qwenImage.${name}`, value: valueText(name, raw) }];
  });
}

function valueText(name: SettingName, raw: unknown): string {
  if (problemOf(name, raw) !== undefined) {
    return typeof raw === 'number' || typeof raw === 'boolean' ? `${raw} (not usable)` : '(not usable)';
  }
  switch (name) {
    case 'apiBaseUrl':
    case 'uploadUrl':
      return addressText(String(raw));
    case 'outputFolder':
      return folderText(String(raw));
    case 'fileNameTemplate':
      return templateText(String(raw));
    case 'insert.publicFolders':
      return `(${Array.isArray(raw) ? raw.length : 0} names)`;
    case 'insert.responsive':
      return Array.isArray(raw) ? `[${raw.join(', ')}]` : '';
    case 'insert.templates':
      return `(${entriesOf(raw).length} languages)`;
    case 'defaults':
      return defaultsText(raw);
    case 'convert':
      return typeof raw === 'string' ? raw : `(${entriesOf(raw).length} rules)`;
    case 'maxConcurrentJobs':
    case 'confirmAbove':
    case 'inputLongestSide':
    case 'notifications':
    case 'history.limit':
    case 'embedMetadata':
    case 'provenance':
    case 'insert.placeholders':
    case 'inputTransport':
    case 'uploadConsent':
    case 'transport':
    case 'watchFor':
      return String(raw);
  }
}

function addressText(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname === '/' ? '' : '/(path left out)'}`;
}

function folderText(folder: string): string {
  const parts = folder.split(/[\\/]+/).filter((part) => part !== '');
  const kind = /^(?:[\\/]|[A-Za-z]:)/.test(folder)
    ? 'absolute'
    : parts.includes('..')
      ? 'upwards'
      : 'relative';
  return `(${kind}, ${parts.length} parts)`;
}

/** The tokens, and dots for all that stands between them. */
function templateText(template: string): string {
  return template.replace(
    /(\$\{[a-z]+\})|(?:(?!\$\{[a-z]+\})[^/])+/g,
    (_match, token: string | undefined) => token ?? '…',
  );
}

function defaultsText(raw: unknown): string {
  return entriesOf(raw)
    .map(([id, values]) => {
      const model = findModel(id);
      return model === undefined ? '(a model that is not known)' : `${id}: ${parametersText(model, values)}`;
    })
    .join('; ');
}

function parametersText(model: Model, values: unknown): string {
  return entriesOf(values)
    .map(([name, value]) => {
      const parameter = model.parameters.find((candidate) => candidate.name === name);
      return parameter === undefined
        ? '(a parameter that is not known)'
        : `${name} ${parameterText(parameter.kind === 'choice' ? parameter.choices : [], value)}`;
    })
    .join(', ');
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function parameterText(choices: readonly string[], value: unknown): string {
  if (typeof value === 'number' || (typeof value === 'string' && choices.includes(value))) {
    return String(value);
  }
  return typeof value === 'string' ? `(${value.length} characters)` : '(not usable)';
}
