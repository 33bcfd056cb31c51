/**
 * Text in which VS Code finds no link: it makes one of `[words](command:…)` in a notification, whoever wrote it, and a click
 * on that runs the command.
 */
export function unlinked(text: string): string {
  return text.replace(/\](?=\()/g, '] ');
}
