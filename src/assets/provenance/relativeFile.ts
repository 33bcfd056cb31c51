/** Whether a text names a file inside a folder, and cannot lead out of it: records come with repositories of strangers. */
export function isRelativeFile(path: string): boolean {
  return (
    path !== '' &&
    !/[\\\0]/.test(path) &&
    !/^[a-z]:/i.test(path) &&
    path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')
  );
}
