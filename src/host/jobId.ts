const shape = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** Job ids name files: only what cannot leave a folder, or be mistaken for another id, passes. */
export function isJobId(text: string): boolean {
  return shape.test(text);
}

/** The id as it is; throws for anything else, which would be our own mistake. */
export function checkedJobId(text: string): string {
  if (!isJobId(text)) {
    throw new TypeError('not a job id');
  }
  return text;
}
