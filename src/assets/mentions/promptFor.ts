import { plainLine } from '../plainLine';
import type { ImageMention } from './imageMention';

export interface ProposedPrompt {
  readonly text: string;
  /** Where what was only guessed from the surroundings begins: a person may want to take it away. */
  readonly guessed: number;
}

/** What a missing picture probably shows: what its reference says of it, and what it stands under. */
export function promptFor(
  mention: Pick<ImageMention, 'alt' | 'caption' | 'path'>,
  heading: string | undefined,
): ProposedPrompt {
  const said = [mention.alt?.text, mention.caption].map((words) => plainLine(words ?? '')).find(hasWords);
  const subject = said ?? wordsOfPath(mention.path);
  const context = heading ?? '';
  if (!hasWords(context) || keyOf(subject).includes(keyOf(context))) {
    return { text: subject, guessed: said === undefined ? 0 : subject.length };
  }
  if (subject === '' || keyOf(context).includes(keyOf(subject))) {
    return { text: context, guessed: 0 };
  }
  const guessed = said === undefined ? 0 : subject.length;
  return {
    text: `${subject.replace(/[.,;:\s]+$/, '')}, ${context}`,
    guessed: Math.min(guessed, subject.length),
  };
}

/** `hero-red_fox.png` → `hero red fox`. */
function wordsOfPath(path: string): string {
  const stem = /([^/\\]*?)(?:\.[a-z]{3,4})?$/i.exec(path)?.[1] ?? '';
  return plainLine(stem.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').replace(/[-_.+\s]+/g, ' '));
}

function hasWords(text: string): boolean {
  return /\p{L}/u.test(text);
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
