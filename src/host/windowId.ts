import { randomUUID } from 'node:crypto';

/** Names this window among those that share the storage. New at each activation: a reloaded window is a new one. */
export function newWindowId(): string {
  return randomUUID();
}
