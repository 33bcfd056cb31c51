import type { ParameterValue } from '../core/model';
import type { JobView } from './jobView';

/** Words and knobs under a name. A prompt that holds `{prompt}` is a style around whatever is typed. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  readonly model: string;
  readonly prompt: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

/** What is kept for a person beside the jobs. */
export interface Library {
  /** By name. */
  readonly presets: readonly Preset[];
  /** As typed, comments and choices included; newest first. */
  readonly prompts: readonly string[];
}

export interface PanelSettings {
  /** More jobs than this in one go are asked about. */
  readonly confirmAbove: number;
  /** Pixels to which the longest side of an input picture is scaled down before it is uploaded. */
  readonly inputLongestSide: number;
  /** The person's default parameters, checked, by model. */
  readonly defaults: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;
}

/** A picture to change, where the page may show it. */
export interface InputPicture {
  readonly uri: string;
  /** Missing for one on the web. */
  readonly src?: string;
  readonly name: string;
  /** Bytes. */
  readonly size?: number;
  /** By its bytes, such as `image/png`. */
  readonly mediaType?: string;
  /** The picture of the workspace that this one was made from, beside which the result goes. */
  readonly original?: string;
  /** What made it, where it tells. */
  readonly prompt?: string;
}

/** What `qwenImage.openPanel` puts into the form. */
export interface Fill {
  readonly model?: string;
  readonly prompt?: string;
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  readonly image?: InputPicture;
  /** The picture that was in the form is not meant, whether another one comes or not. */
  readonly isWithoutImage?: boolean;
}

/** Everything the page shows; sent whole, so that a page that is made anew is right by construction. */
export interface PanelState {
  /** Which of the two homes this page is in. */
  readonly home: 'view' | 'editor';
  /** Whether the window is drawn on another machine than the extension runs on: it knows files by other addresses then. */
  readonly isRemote: boolean;
  /** Newest first. */
  readonly jobs: readonly JobView[];
  readonly library: Library;
  readonly settings: PanelSettings;
  /** Translations by the English text. */
  readonly words: Readonly<Record<string, string>>;
}
