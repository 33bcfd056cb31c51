/** The credits of whoever has the key. A running job holds its cost back; a failed one gives it back. */
export class Account {
  #credits: number;
  #held = 0;
  readonly free: number;

  constructor(credits: number, free: number) {
    this.#credits = credits;
    this.free = free;
  }

  get credits(): number {
    return this.#credits;
  }

  set credits(value: number) {
    this.#credits = value;
  }

  canPay(cost: number): boolean {
    return this.#credits - this.#held >= cost - 1e-9;
  }

  hold(cost: number): void {
    this.#held += cost;
  }

  release(cost: number): void {
    this.#held -= cost;
  }

  /** Bills a finished job; returns the credits that are left. */
  bill(cost: number): number {
    this.#held -= cost;
    this.#credits = Math.round((this.#credits - cost) * 1e6) / 1e6;
    return this.#credits;
  }
}
