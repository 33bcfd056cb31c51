/** A picture as it is shown large. */
export interface Shown {
  readonly src: string;
  readonly name: string;
}
