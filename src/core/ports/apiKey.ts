import type { Event } from '../emitter';

/** The API key, bound to the origin it was entered for. */
export interface ApiKey {
  /** The key for the API origin in force: the stored one, else the environment's, else undefined. */
  get(): Promise<string | undefined>;
  /** Stores it for the API origin in force. Rejects when it could not be stored. */
  set(value: string): Promise<void>;
  /** Forgets the stored keys of all origins. */
  clear(): Promise<void>;
  readonly onDidChange: Event<void>;
}
