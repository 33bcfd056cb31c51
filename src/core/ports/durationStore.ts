/** Remembers across sessions how long models took; loss is harmless. Milliseconds by model id, oldest first. */
export interface DurationStore {
  load(): Readonly<Record<string, readonly number[]>>;
  save(durations: Readonly<Record<string, readonly number[]>>): void;
}
