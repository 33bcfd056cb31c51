/**
 * A prompt that was typed and of which no order was made, because a later question was turned away: it stands in the box the
 * next time, once.
 */
export class UnusedPrompt {
  #text: string | undefined;

  async ask(
    question: (offer: string | undefined) => Promise<string | undefined>,
  ): Promise<string | undefined> {
    this.#text = await question(this.#text);
    return this.#text;
  }

  /** An order has been made of it. */
  forget(): void {
    this.#text = undefined;
  }
}
