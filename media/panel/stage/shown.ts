/** A picture as it is shown large. */
export interface Shown {
  readonly src: string;
  readonly name: string;
}

/** Whether there is anything new to show. A picture is described anew at each drawing, and is mostly the same. */
export function isOther(one: Shown | undefined, other: Shown | undefined): boolean {
  return one?.src !== other?.src || one?.name !== other?.name;
}
