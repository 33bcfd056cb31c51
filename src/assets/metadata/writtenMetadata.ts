/** What a picture carries, in the forms that its format has room for. */
export interface FoundMetadata {
  /** The text of the XMP packet. */
  readonly xmp?: string;
  /** The TIFF structure of the EXIF block, without a mark before it. */
  readonly exif?: Uint8Array;
  /** PNG's text of that name, as AUTOMATIC1111 writes it. */
  readonly parameters?: string;
  /** The ICC colour profile. */
  readonly icc?: Uint8Array;
}

/** What shall be put in. What is missing is left as it is. */
export interface NewMetadata {
  /** The text of the whole packet, given the one that is there. */
  readonly xmp?: (existing: string | undefined) => string;
  /** In PNG under `parameters`, elsewhere as EXIF's user comment. */
  readonly parameters?: string;
  /** A whole EXIF block, for a picture that has none. */
  readonly exif?: Uint8Array;
  /** An ICC colour profile, for a picture that has none. */
  readonly icc?: Uint8Array;
}
