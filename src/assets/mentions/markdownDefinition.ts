import type { TextSpan } from './imageMention';

/** Labels are equal whatever their case and spaces. */
export function labelKey(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** `[label]: target`, on a line of its own; spans are offsets in the line. */
export function definitionAt(
  line: string,
): { readonly label: string; readonly target: TextSpan } | undefined {
  const found =
    /^[ \t>]{0,20}\[(?!\^)((?:[^\\[\]]|\\.){1,500})\]:[ \t]*(<[^<>]{0,1100}>|[^\s<]{1,1100})/.exec(line);
  if (found === null) {
    return undefined;
  }
  const [whole, label = '', written = ''] = found;
  const isBracketed = written.startsWith('<');
  const start = whole.length - written.length + (isBracketed ? 1 : 0);
  return { label, target: { start, end: whole.length - (isBracketed ? 1 : 0) } };
}
