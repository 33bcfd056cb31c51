/** A picture in one of several sizes. */
export interface PictureVariant {
  readonly uri: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Copies of a picture for screens of different widths. */
export interface PictureVariants {
  /**
   * Puts a smaller copy for each width beside the picture, in its format and with its metadata, and resolves with all of
   * them and the picture itself, smallest first. Never a larger one; copies that lie there already are used.
   * Rejects with `badInput` or `disk`.
   */
  make(uri: string, widths?: readonly number[]): Promise<readonly PictureVariant[]>;
}
