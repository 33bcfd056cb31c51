/** A picture in one of several sizes. */
export interface PictureVariant {
  readonly uri: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether the copy was not there before. */
  readonly isNew?: true;
}

/** Copies of a picture for screens of different widths. */
export interface PictureVariants {
  /**
   * Puts a smaller copy for each width beside the picture, in its format and with its metadata, and resolves with all of
   * them and the picture itself, smallest first. Never a larger one; copies that lie there already are used. Where the picture
   * has a record, its copies get one too. Rejects with `badInput` or `disk`.
   */
  make(uri: string, widths?: readonly number[]): Promise<readonly PictureVariant[]>;
  /**
   * Takes copies away that were made here, with their records, unless somebody has changed them since. Resolves with those
   * that are gone.
   */
  remove(copies: readonly PictureVariant[]): Promise<readonly PictureVariant[]>;
}
