import type { ConvertSetting } from '../assets/conversion';
import { Emitter } from '../core/emitter';
import type { Event } from '../core/emitter';
import { DisposableStore } from '../core/disposable';
import type { Disposable } from '../core/disposable';
import type { FolderPreferences, Preferences, SettingProblem } from '../core/ports/preferences';
import type { JobSettings, SettingsSource } from '../core/ports/settings';
import { parseSetting, problemOf, settingNames, settings } from './settingsShape';
import type { SettingName } from './settingsShape';

/** Where raw values come from; VS Code's configuration, without VS Code. */
export interface Configuration {
  /** The raw value of `qwenImage.<name>`. @param folder URI that resource settings are read for */
  read(name: SettingName, folder?: string): unknown;
  /** URIs of the workspace folders that have settings of their own. */
  roots(): readonly string[];
  /** Writes to the person's own settings. */
  write(name: SettingName, value: unknown): Promise<void>;
  readonly onDidChange: Event<void>;
}

/** Addresses of the service, without a slash at the end. */
export interface Endpoints {
  readonly apiBaseUrl: string;
  readonly uploadUrl: string;
}

export interface FinishingSettings {
  /** What is written into pictures. */
  readonly embedMetadata: 'none' | 'disclosure' | 'full';
  /** Whether records are kept under `.qwen-image/`. */
  readonly provenance: boolean;
  /** What pictures are turned into. */
  readonly convert: ConvertSetting;
}

/** The settings in force, parsed anew each time; nothing is kept, so nothing can be out of date. */
export class Settings implements SettingsSource, Preferences, Disposable {
  readonly #configuration: Configuration;
  readonly #changes = new Emitter<void>();
  readonly #store = new DisposableStore();

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
    this.#store.add(this.#changes);
    this.#store.add(
      configuration.onDidChange(() => {
        this.#changes.fire();
      }),
    );
  }

  get onDidChange(): Event<void> {
    return this.#changes.event;
  }

  current(): JobSettings {
    return {
      maxConcurrentJobs: parseSetting(settings.maxConcurrentJobs, this.#read('maxConcurrentJobs')),
      watchFor: parseSetting(settings.watchFor, this.#read('watchFor')) * 1000,
      historyLimit: parseSetting(settings['history.limit'], this.#read('history.limit')),
      inputTransport: parseSetting(settings.inputTransport, this.#read('inputTransport')),
    };
  }

  endpoints(): Endpoints {
    return {
      apiBaseUrl: withoutSlash(parseSetting(settings.apiBaseUrl, this.#read('apiBaseUrl'))),
      uploadUrl: withoutSlash(parseSetting(settings.uploadUrl, this.#read('uploadUrl'))),
    };
  }

  /** What keys are bound to. */
  apiOrigin(): string {
    return new URL(this.endpoints().apiBaseUrl).origin;
  }

  transport(): 'async' | 'sync' {
    return parseSetting(settings.transport, this.#read('transport'));
  }

  forFolder(folder: string | undefined): FolderPreferences {
    return {
      outputFolder: parseSetting(settings.outputFolder, this.#read('outputFolder', folder)).replaceAll(
        '\\',
        '/',
      ),
      fileNameTemplate: parseSetting(settings.fileNameTemplate, this.#read('fileNameTemplate', folder)),
      publicFolders: parseSetting(
        settings['insert.publicFolders'],
        this.#read('insert.publicFolders', folder),
      ),
      insertTemplates: parseSetting(settings['insert.templates'], this.#read('insert.templates', folder)),
      placeholders: parseSetting(settings['insert.placeholders'], this.#read('insert.placeholders', folder)),
      responsiveWidths: parseSetting(settings['insert.responsive'], this.#read('insert.responsive', folder)),
    };
  }

  /** What is done to a picture that is saved in a folder. @param folder URI */
  finishing(folder: string): FinishingSettings {
    return {
      embedMetadata: parseSetting(settings.embedMetadata, this.#read('embedMetadata', folder)),
      provenance: parseSetting(settings.provenance, this.#read('provenance', folder)),
      convert: parseSetting(settings.convert, this.#read('convert', folder)),
    };
  }

  defaults(model: string): Readonly<Record<string, unknown>> {
    const all = parseSetting(settings.defaults, this.#read('defaults'));
    return (Object.hasOwn(all, model) ? all[model] : undefined) ?? {};
  }

  notifications(): 'all' | 'failures' | 'none' {
    return parseSetting(settings.notifications, this.#read('notifications'));
  }

  uploadConsent(): 'ask' | 'always' | 'never' {
    return parseSetting(settings.uploadConsent, this.#read('uploadConsent'));
  }

  rememberUploadConsent(consent: 'ask' | 'always' | 'never'): Promise<void> {
    return this.#configuration.write('uploadConsent', consent);
  }

  problems(): readonly SettingProblem[] {
    const places = [undefined, ...this.#configuration.roots()];
    return settingNames.flatMap((name) => {
      const [problem] = places.flatMap((place) => problemOf(name, this.#read(name, place)) ?? []);
      return problem ?? [];
    });
  }

  dispose(): void {
    this.#store.dispose();
  }

  #read(name: SettingName, folder?: string): unknown {
    return this.#configuration.read(name, folder);
  }
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
