/** Opens, separates and closes a choice; a backslash before one of them makes it an ordinary letter. */
const special = /\\([{}|#\\])|[{}|]/g;

/** Whether a prompt holds a choice such as `{red|green}`. */
export function hasChoices(template: string): boolean {
  const expansion = new Expansion(withoutComments(template), () => '');
  expansion.run();
  return expansion.hasChosen;
}

/** Whether some seed makes nothing of a prompt, as some do of `{fox|}`. */
export function mayBeEmpty(template: string): boolean {
  const empty = (alternatives: readonly string[]) => alternatives.find(isBlank) ?? alternatives[0] ?? '';
  return isBlank(new Expansion(withoutComments(template), empty).run());
}

/** Leaves out lines that begin with `#`. */
export function withoutComments(template: string): string {
  return template
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .trim();
}

/**
 * The prompt that is sent: comments are left out, and each choice `{a|b|c}` is resolved from the seed, the same each
 * time. Choices may lie in each other and an alternative may be empty. Braces without a `|` inside stay as they are,
 * so that prose and `{prompt}` need no escaping.
 */
export function expandPrompt(template: string, seed: number): string {
  const random = generator(seed);
  const drawn = (alternatives: readonly string[]) =>
    alternatives[Math.floor(random() * alternatives.length)] ?? '';
  return new Expansion(withoutComments(template), drawn).run();
}

/** What to type so that exactly this is sent, whatever the seed: what would be a comment or a choice is escaped. */
export function asTyped(prompt: string): string {
  const isPlain =
    withoutComments(prompt) === prompt.trim() && !/\\[{}|#\\]/.test(prompt) && !hasChoices(prompt);
  return isPlain ? prompt : prompt.replace(/[\\{}|]/g, '\\$&').replace(/^(\s*)#/gm, '$1\\#');
}

/** Puts what is typed into a style; a style without `{prompt}` is a prompt of its own. */
export function applyStyle(style: string, prompt: string): string {
  return style.includes('{prompt}') ? style.replaceAll('{prompt}', () => prompt) : style;
}

type Choose = (alternatives: readonly string[]) => string;

function isBlank(text: string): boolean {
  return text.trim() === '';
}

interface Group {
  /** First what stands before the brace, then what was written of each alternative. */
  readonly alternatives: string[];
}

/** One pass from left to right with a stack of open braces, so that 20,000 letters of braces are no burden. */
class Expansion {
  readonly #text: string;
  readonly #choose: Choose;
  readonly #open: Group[] = [];
  #current = '';
  #hasChosen = false;

  constructor(text: string, choose: Choose) {
    this.#text = text;
    this.#choose = choose;
  }

  /** Whether there was anything to choose from. */
  get hasChosen(): boolean {
    return this.#hasChosen;
  }

  run(): string {
    let end = 0;
    for (const match of this.#text.matchAll(special)) {
      this.#current += this.#text.slice(end, match.index);
      end = match.index + match[0].length;
      this.#take(match[0], match[1]);
    }
    this.#current += this.#text.slice(end);
    while (this.#open.length > 0) {
      this.#close('');
    }
    return this.#current;
  }

  #take(mark: string, escaped: string | undefined): void {
    if (escaped !== undefined) {
      this.#current += escaped;
    } else if (mark === '{') {
      this.#open.push({ alternatives: [this.#current] });
      this.#current = '';
    } else if (this.#open.length === 0) {
      this.#current += mark;
    } else if (mark === '|') {
      this.#open.at(-1)?.alternatives.push(this.#current);
      this.#current = '';
    } else {
      this.#close('}');
    }
  }

  /** An empty `brace` means that the text ended first: then nothing is chosen and the letters stay. */
  #close(brace: string): void {
    const [before = '', ...alternatives] = this.#open.pop()?.alternatives ?? [];
    alternatives.push(this.#current);
    if (brace === '' || alternatives.length === 1) {
      this.#current = `${before}{${alternatives.join('|')}${brace}`;
    } else {
      this.#hasChosen = true;
      this.#current = before + this.#choose(alternatives);
    }
  }
}

/** Mulberry32: small, well spread, and the same on every machine. */
function generator(seed: number): () => number {
  // Seeds may be larger than 32 bits; the high part counts too.
  let state = (seed ^ Math.floor(seed / 2 ** 32)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
