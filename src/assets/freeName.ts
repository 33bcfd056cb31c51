/** Past this many namesakes something else is wrong, and asking the disk on and on would only hide it. */
const lastCounter = 9999;

/**
 * Names to try in order: `fox.png`, `fox-2.png`, `fox-3.png` …
 * @param extension without the dot
 * @param from 1 starts with the plain name; n ≥ 2 starts with `-n`
 */
export function* candidateNames(stem: string, extension: string, from = 1): Generator<string, void> {
  for (let counter = from; counter <= lastCounter; counter += 1) {
    yield `${stem}${counter === 1 ? '' : `-${counter}`}.${extension}`;
  }
}

/** The first candidate that is free, or `undefined` when all are taken. `isTaken` is asked one name at a time. */
export async function firstFree(
  candidates: Iterable<string>,
  isTaken: (name: string) => boolean | Promise<boolean>,
): Promise<string | undefined> {
  for (const name of candidates) {
    if (!(await isTaken(name))) return name;
  }
  return undefined;
}

/**
 * Two names with equal keys are one file on some disk: macOS and Windows ignore case, macOS also how accents are
 * composed. A project travels between them, so the strictest rule holds everywhere.
 */
export function nameKey(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

/** An `isTaken` for names that are already known, such as a folder's listing. */
export function takenAmong(names: Iterable<string>): (name: string) => boolean {
  const keys = new Set(Array.from(names, nameKey));
  return (name) => keys.has(nameKey(name));
}
