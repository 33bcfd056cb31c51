/**
 * Where `needle` stands next at or after a position, -1 for nowhere. Asked with positions that grow, all answers together
 * read the text once: a search that fails again and again is what makes a scanner quadratic.
 */
export function nextOccurrence(text: string, needle: string): (from: number) => number {
  let known = -2;
  return (from) => {
    if (known !== -1 && known < from) {
      known = text.indexOf(needle, from);
    }
    return known;
  };
}
