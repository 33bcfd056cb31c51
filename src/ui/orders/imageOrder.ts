import type { InputImage } from '../../core/jobRequest';

/** A picture as a person, a program or the panel asks for it; what is missing is filled in from settings. */
export interface ImageOrder {
  readonly prompt: string;
  /** Default: the first model for the purpose, which is to edit when there is an image. */
  readonly model?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** The picture to edit. */
  readonly image?: InputImage;
  /** Relative to the workspace folder, or a URI inside one. */
  readonly folder?: string;
  /** File name; the extension is chosen by the bytes. */
  readonly name?: string;
  /** URI of a file whose place the result takes, unless it changes meanwhile; in place of `folder` and `name`. */
  readonly replace?: string;
  /** Whether a grey picture of the right size lies at the place at once, until the result takes it. */
  readonly placeholder?: boolean;
}
