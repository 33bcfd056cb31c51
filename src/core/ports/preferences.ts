import type { Event } from '../emitter';

/** A setting whose value cannot be used; the default is taken in its place. */
export interface SettingProblem {
  /** The full name, such as `qwenImage.outputFolder`. */
  readonly setting: string;
  /** What is expected, in facts for the log. */
  readonly expected: string;
}

/** Settings that may differ by folder. */
export interface FolderPreferences {
  /** Relative to the workspace folder, POSIX slashes. */
  readonly outputFolder: string;
  readonly fileNameTemplate: string;
  /** Folders whose content is served from the site root. */
  readonly publicFolders: readonly string[];
  /** A person's own forms of references, as snippets by language. */
  readonly insertTemplates: Readonly<Record<string, string>>;
  /** Whether a placeholder lies where a missing image belongs until that is made. */
  readonly placeholders: boolean;
  /** Widths of the smaller copies that an inserted picture gets beside it; empty: none. px */
  readonly responsiveWidths: readonly number[];
}

/** Settings as `ui` needs them; values that do not parse are replaced by defaults and named as problems. */
export interface Preferences {
  /** `folder`: URI of a workspace folder or a file in it. */
  forFolder(folder: string | undefined): FolderPreferences;
  /** The person's default parameters of a model. */
  defaults(model: string): Readonly<Record<string, unknown>>;
  notifications(): 'all' | 'failures' | 'none';
  uploadConsent(): 'ask' | 'always' | 'never';
  /** Writes the answer to the upload question, or that it is to be asked again. */
  rememberUploadConsent(consent: 'ask' | 'always' | 'never'): Promise<void>;
  /** Problems of the settings in force now. */
  problems(): readonly SettingProblem[];
  readonly onDidChange: Event<void>;
}
