/** Where a person is in the list of earlier prompts; -1 is their own text, kept aside. */
export interface Recall {
  readonly index: number;
  readonly own: string;
}

export const noRecall: Recall = { index: -1, own: '' };

/** One step to an earlier (1) or later (-1) prompt. `undefined` where there is none further. */
export function recall(
  current: Recall,
  step: 1 | -1,
  text: string,
  prompts: readonly string[],
): { readonly recall: Recall; readonly text: string } | undefined {
  const from = isAt(current, text, prompts) ? current : noRecall;
  const own = from.index === -1 ? text : from.own;
  const known = others(prompts, own);
  const index = from.index + step;
  if (index < -1 || index >= known.length) {
    return undefined;
  }
  return { recall: { index, own }, text: index === -1 ? own : (known[index] ?? own) };
}

/** Whether the text is still the one that the last step led to: it may be another form's, or have been put in by a button. */
function isAt({ index, own }: Recall, text: string, prompts: readonly string[]): boolean {
  return others(prompts, own)[index] === text;
}

function others(prompts: readonly string[], own: string): readonly string[] {
  return prompts.filter((prompt) => prompt !== own);
}

/** Prompts that hold all words that are looked for. */
export function searchPrompts(prompts: readonly string[], query: string): readonly string[] {
  const words = query
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return prompts.filter((prompt) => {
    const text = prompt.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
