/** `<jobId>-<index>`, for a finished one a part of its hash, and the extension. */
const shape = /^[\da-f-]{36}-\d{1,4}(?:\.[\da-f]{16})?\.(?:png|jpg|webp)$/;

/** Whether a name from a record can be one of a kept picture: it becomes a path. */
export function isKeptName(name: string): boolean {
  return shape.test(name);
}
