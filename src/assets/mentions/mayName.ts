/** Whether a text may hold the name of a file or folder, however its language writes it: a glance, before it is read in earnest. */
export function mayName(text: string, name: string): boolean {
  const stem = name.replace(/(?<=.)\.[^.]*$/, '');
  // No language escapes these, and some leave the extension out.
  const runs = stem.match(/[a-z\d]+/gi) ?? [];
  return text.includes(runs.reduce((longest, run) => (run.length > longest.length ? run : longest), ''));
}

/** Whether a name has signs of patterns, queries or lists: no reader can be sure to tell a reference to it from other text. */
export function isHardName(name: string): boolean {
  return /[*?{}[\],<>|]/.test(name);
}
