import files from 'node:fs/promises';

type Moment = 'before' | 'after';

interface Hold {
  readonly moment: Moment;
  readonly part: string;
}

/**
 * A disk that takes for ever over giving a file its name: for a process that is killed just then. What is held is never
 * let go; only its process's end ends it.
 */
export class HeldLinks {
  readonly #holds: Hold[] = [];

  /** @param onHeld told the path when a link is being held */
  constructor(onHeld: (path: string) => void) {
    const link = files.link;
    files.link = async (existing, name) => {
      const hold = this.#holds.find(({ part }) => String(name).includes(part));
      if (hold?.moment !== 'before') await link(existing, name);
      if (hold === undefined) return;
      onHeld(String(name));
      await new Promise<never>(() => undefined);
    };
  }

  /** Holds links to paths that have the part, before they are made or right after. */
  hold(moment: Moment, part: string): void {
    this.#holds.push({ moment, part });
  }
}
