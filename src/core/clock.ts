/** Time, as a port: the real one is the wall clock, tests turn their own. */
export interface Clock {
  /** Milliseconds since the epoch. May jump: after a sleep of the machine, or when somebody sets the clock. */
  now(): number;
  /** Resolves once the wall clock has moved on by `milliseconds`; rejects with the signal's reason when aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}
