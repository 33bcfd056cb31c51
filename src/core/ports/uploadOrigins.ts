/** Where the key may go with an input picture, beyond Segmind's own address. */
export interface UploadOrigins {
  /** The origin of the upload address in force when nobody has said yes to it yet; undefined when nothing is in the way. */
  pending(): Promise<string | undefined>;
  /** Remembers the person's yes to an origin, for the API address in force. */
  allow(origin: string): Promise<void>;
}
