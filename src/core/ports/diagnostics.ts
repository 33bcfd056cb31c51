/** A line of the log as a bug report may hold it: our own words, codes and numbers; no words from outside. */
export interface LogLine {
  /** ms since the epoch */
  readonly at: number;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
}

/** A setting that is not at its default, in words that give no path, name or prompt away. */
export interface ChangedSetting {
  readonly setting: string;
  readonly value: string;
}

/** What a bug report tells of the machine. */
export interface Diagnostics {
  /** Such as `linux 6.1.0 x64`. */
  readonly system: string;
  readonly node: string;
  changedSettings(): readonly ChangedSetting[];
  /** Oldest first. */
  recentLog(): readonly LogLine[];
  /** Takes out keys, the home folder, the person's name and paths. */
  withoutPersonal(text: string): string;
}
