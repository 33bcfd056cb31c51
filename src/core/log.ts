/** Where the story of what happened goes. Implementations redact secrets. */
export interface Log {
  debug(message: string, facts?: unknown): void;
  info(message: string, facts?: unknown): void;
  warn(message: string, facts?: unknown): void;
  error(message: string, error?: unknown): void;
}
