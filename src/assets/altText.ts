import { plainLine } from './plainLine';

/** Screen readers read no further; in UTF-16 units. */
export const maximumAltLength = 125;

/**
 * Says what a picture shows, from the prompt that made it: its first sentence, without comment lines, on one
 * line. Not escaped: each language does that for itself.
 */
export function altText(prompt: string): string {
  const text = plainLine(
    prompt
      .split(/\r\n|[\n\r\u2028\u2029]/)
      .filter((line) => !/^\s*#+(?:\s|$)/.test(line))
      .join('\n'),
  );
  return shortened(firstSentence(text));
}

/** A full stop after one or two letters is an abbreviation ("St. Basil", "Mr. Fox"), as far as anyone can tell. */
function firstSentence(text: string): string {
  const end = /[。！？｡]|[!?…]+(?=\s)|(?<=[\p{L}\p{M}\p{N}]{3}["'”’)\]]?)\.(?=\s)/u.exec(text);
  return end === null ? text : text.slice(0, end.index + end[0].length);
}

function shortened(text: string): string {
  if (text.length <= maximumAltLength) return text;
  const head = text.slice(0, maximumAltLength - 1).replace(/[\uD800-\uDBFF]$/, '');
  const boundary = text.charAt(head.length) === ' ' ? head.length : head.lastIndexOf(' ');
  const words = boundary >= head.length / 2 ? head.slice(0, boundary) : head;
  return `${words.replace(/[\s,;:–—-]+$/u, '')}…`;
}
