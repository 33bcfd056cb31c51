/** A value that a model parameter can have on the wire. */
export type ParameterValue = string | number | boolean;

interface ParameterBase {
  /** The name on the wire, which is also the name in settings and commands. */
  readonly name: string;
  /** Short English label and help; `ui` and `media` translate them. */
  readonly label: string;
  readonly help: string;
  /** Sent always when true, else only when it differs from nothing. */
  readonly isRequired: boolean;
}

export interface NumberParameter extends ParameterBase {
  readonly kind: 'number' | 'integer';
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
}

export interface ChoiceParameter extends ParameterBase {
  readonly kind: 'choice';
  readonly choices: readonly string[];
  readonly default: string;
}

export interface TextParameter extends ParameterBase {
  readonly kind: 'text';
  /** In UTF-16 code units, as `String.length` counts. */
  readonly maximumLength: number;
  readonly default: string;
}

/** An integer that decides the picture. -1 asks for a drawn one; the number drawn here is what is sent and recorded. */
export interface SeedParameter extends ParameterBase {
  readonly kind: 'seed';
  readonly minimum: -1;
  readonly maximum: number;
  readonly default: -1;
}

export type Parameter = NumberParameter | ChoiceParameter | TextParameter | SeedParameter;

/** An input picture that the model takes. */
export interface ImageParameter {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly isRequired: boolean;
}

export interface PromptParameter {
  readonly label: string;
  readonly help: string;
  /** In UTF-16 code units. Segmind names no limit; this one keeps accidents (a pasted file) from being sent. */
  readonly maximumLength: number;
}

/** A model as data: its form, validation, body and tests follow from this. */
export interface Model {
  /** The slug in Segmind's addresses, and the id everywhere else. */
  readonly id: string;
  readonly title: string;
  /** What it is for: a picture from words, or a picture from pictures and words. */
  readonly purpose: 'generate' | 'edit';
  /** Milliseconds from submitting to completion that the model's page names. */
  readonly typicalDuration: number;
  readonly prompt: PromptParameter;
  readonly images: readonly ImageParameter[];
  readonly parameters: readonly Parameter[];
  /** Pixels of its pictures, where a parameter decides them. Segmind names none: those that the open model was made for. */
  readonly sizes?: {
    readonly parameter: string;
    readonly byChoice: Readonly<Record<string, { readonly width: number; readonly height: number }>>;
  };
  /** Sent as they are with every request. */
  readonly constants: Readonly<Record<string, ParameterValue>>;
}
