import type { ParameterValue } from './model';

/** A picture that goes in: on the web already, or a file that is uploaded first. */
export type InputImage =
  | { readonly kind: 'url'; readonly url: string }
  | {
      readonly kind: 'file';
      readonly uri: string;
      /** URI of the picture that this one was scaled or converted from. */
      readonly original?: string;
    };

/** Where the result goes. All addresses are URIs as strings, so that core needs to know no file system. */
export interface Destination {
  /** Nothing is ever written outside this folder. */
  readonly root: string;
  /** The folder itself, equal to `root` or inside it. */
  readonly folder: string;
  /** What the result is called; where a file is to be replaced and has changed since, what it is called beside that file. */
  readonly naming: Naming;
  /** Earlier releases do not know this and save beside the file: nothing is lost, so records stay of version 1. */
  readonly replaces?: ReplacedFile;
}

/** A known file whose bytes the result takes the place of, if it has a type that the file's name allows. */
export interface ReplacedFile {
  /** Inside the root. */
  readonly uri: string;
  /** sha256 of the only bytes that may be replaced, lower-case hexadecimal. */
  readonly expected: string;
  /** True for a placeholder of ours, which nobody wants back. */
  readonly isPlaceholder?: true;
}

export type Naming =
  /** This name, made safe, the extension by the bytes. */
  | { readonly kind: 'exact'; readonly name: string }
  /** A template such as `${prompt}`, expanded when the picture is there. */
  | { readonly kind: 'template'; readonly template: string };

/** Everything that decides a picture, complete and concrete: the same request makes the same picture again. */
export interface JobRequest {
  readonly model: string;
  readonly prompt: string;
  /** As it was written, where that differs: with choices such as `{red|green}` and comments. */
  readonly promptAsWritten?: string;
  /** Every parameter of the model by its wire name, the seed resolved to a number. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** Input pictures by parameter name. */
  readonly images: Readonly<Record<string, InputImage>>;
  readonly destination: Destination;
}
