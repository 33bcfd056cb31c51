import type { AltText, ImageMention, MentionContext, MentionScan, TextSpan } from './imageMention';
import { withoutEntities } from './unescape';

interface OpenTag {
  readonly start: number;
  readonly name: string;
  /** How many braces were open around it. */
  readonly depth: number;
  readonly mentions: ImageMention[];
  readonly identifiers: string[];
  alt: AltText | undefined;
  caption: string | undefined;
  width: number | undefined;
  height: number | undefined;
}

/** Nobody nests tags in attributes deeper. */
const maximumOpen = 100;

/** Follows the tags of JSX while a program is read, so that a picture is known by what stands beside it. */
export class ScriptTags {
  readonly #text: string;
  readonly #uses: Map<string, MentionContext>;
  readonly #open: OpenTag[] = [];
  #depth = 0;

  constructor(text: string, uses: Map<string, MentionContext>) {
    this.#text = text;
    this.#uses = uses;
  }

  /** Whether what comes next is an attribute. */
  get isInTag(): boolean {
    return this.#open.at(-1)?.depth === this.#depth;
  }

  /** A sign outside of strings and comments. */
  *sign(sign: string, at: number): MentionScan {
    switch (sign) {
      case '<':
        yield* this.#begin(at);
        break;
      case '>':
        yield* this.#end(at);
        break;
      case '{':
        this.#noteBraces(at);
        this.#depth += 1;
        break;
      case '}':
        this.#depth = Math.max(0, this.#depth - 1);
        while ((this.#open.at(-1)?.depth ?? 0) > this.#depth) {
          yield* this.#open.pop()?.mentions ?? [];
        }
        break;
    }
  }

  /** A string with the text before it. */
  noteText(before: string, span: TextSpan, written: string | undefined): void {
    const tag = this.#open.at(-1);
    if (tag === undefined || written === undefined) {
      return;
    }
    const name = /[\s"'}](alt|title|width|height)\s*=\s*(?:\{\s*)?$/.exec(before)?.[1];
    const isIn =
      this.#depth === tag.depth || (this.#depth === tag.depth + 1 && before.trimEnd().endsWith('{'));
    if (!isIn) {
      return;
    }
    if (name === 'alt') {
      tag.alt = { text: withoutEntities(written), span };
    } else if (name === 'title') {
      tag.caption = withoutEntities(written);
    } else if (name === 'width' || name === 'height') {
      tag[name] = pixels(written);
    }
  }

  /** Whether a mention was taken, to come with what its tag says. */
  keep(mention: ImageMention): boolean {
    this.#open.at(-1)?.mentions.push(mention);
    return this.#open.length > 0;
  }

  /** What was taken and never came to the end of a tag. */
  *rest(): MentionScan {
    for (const { mentions } of this.#open) {
      yield* mentions;
    }
  }

  *#begin(at: number): MentionScan {
    const name = /^<([a-z][\w.:-]{0,60})/i.exec(this.#text.slice(at, at + 64))?.[1];
    const isGeneric =
      /[\w$)\]]/.test(this.#text.charAt(at - 1)) && !/^(?:img|source|image|picture)$/i.test(name ?? '');
    if (name === undefined || isGeneric) {
      return;
    }
    if (this.#open.at(-1)?.depth === this.#depth) {
      yield* this.#open.pop()?.mentions ?? [];
    }
    if (this.#open.length < maximumOpen) {
      this.#open.push({
        ...{ start: at, name, depth: this.#depth, mentions: [], identifiers: [] },
        ...{ alt: undefined, caption: undefined, width: undefined, height: undefined },
      });
    }
  }

  *#end(at: number): MentionScan {
    const tag = this.#open.at(-1);
    if (tag?.depth !== this.#depth || this.#text[at - 1] === '=') {
      return;
    }
    this.#open.pop();
    const { alt, caption, width, height } = tag;
    const beside: MentionContext = {
      ...(alt === undefined ? {} : { alt }),
      ...(caption === undefined ? {} : { caption }),
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
    };
    for (const identifier of tag.identifiers.filter((name) => !this.#uses.has(name))) {
      this.#uses.set(identifier, beside);
    }
    for (const mention of tag.mentions) {
      yield { ...mention, whole: { start: tag.start, end: at + 1 }, ...beside };
    }
  }

  /** `width={400}` and `src={fox}`. */
  #noteBraces(at: number): void {
    const tag = this.#open.at(-1);
    if (tag?.depth !== this.#depth) {
      return;
    }
    const content = /^\{\s*(?:(\d{1,5})|([a-z_$][\w$]{0,80})(?:\.src)?)\s*\}/i.exec(
      this.#text.slice(at, at + 120),
    );
    const name = /[\s"'}](width|height|[\w-]+)\s*=\s*$/.exec(this.#text.slice(Math.max(0, at - 30), at))?.[1];
    if (name === undefined || content === null) {
      return;
    }
    const [, digits, identifier] = content;
    if (identifier !== undefined) {
      tag.identifiers.push(identifier);
    } else if (digits !== undefined && (name === 'width' || name === 'height')) {
      tag[name] = pixels(digits);
    }
  }
}

function pixels(written: string): number | undefined {
  const digits = /^\s*(\d{1,5})(?:px)?\s*$/.exec(written)?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}
