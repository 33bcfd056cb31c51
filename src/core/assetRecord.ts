import type { ParameterValue } from './model';

/** A picture that went in. */
export interface AssetSource {
  /** Which of the model's pictures it was, by wire name. */
  readonly parameter: string;
  /** Relative to the workspace folder, forward slashes; missing for pictures from elsewhere. */
  readonly file?: string;
  /** For pictures that were on the web already. */
  readonly url?: string;
  /** Of the bytes that went in, where they were read here. Lower-case hexadecimal. */
  readonly sha256?: string;
}

/** How an asset came to be: enough to know it again under any name, and to make it again. */
export interface AssetRecord {
  /** Of the bytes as they were saved, lower-case hexadecimal: what the asset is known by. */
  readonly sha256: string;
  /** Where it lay when last seen: relative to the workspace folder, forward slashes. A hint, the hash decides. */
  readonly file: string;
  readonly type: 'png' | 'jpeg' | 'webp';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly model: string;
  /** As it was sent, choices resolved. */
  readonly prompt: string;
  /** As it was written, where that differs: with choices such as `{red|green}` and comments. */
  readonly promptAsWritten?: string;
  /** Every parameter by its wire name, the negative prompt and the concrete seed among them. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** Segmind's id of the request, where it named one. */
  readonly requestId?: string;
  /** When the picture was made. Milliseconds since the epoch. */
  readonly createdAt: number;
  /** US dollars, where known. */
  readonly cost?: number;
  readonly sources: readonly AssetSource[];
  /** sha256 of the asset that this one was made from, when that has a record of its own: its record leads further back. */
  readonly parent?: string;
  /** sha256 of the asset that this is a copy of in another size or format: the rest is said of that one. */
  readonly copyOf?: string;
}
