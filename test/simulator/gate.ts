import type { Answer } from './answer';
import { errorAnswer } from './errorShape';
import type { LoggedRequest } from './requestLog';
import type { World } from './world';

/** What is answered to a request without a good key; undefined if it may pass. */
export function keyRefusal(world: World, request: LoggedRequest): Answer | undefined {
  const { keys, forbiddenKeys, errorShape } = world.settings;
  const { key } = request;
  if (key !== undefined && (keys.includes(key) || forbiddenKeys.includes(key))) return undefined;
  const bearer = key === undefined && request.authorization !== undefined;
  return errorAnswer(
    errorShape,
    401,
    bearer ? 'Bearer tokens are not accepted, send x-api-key' : 'Missing or invalid API key',
  );
}

/** Counts jobs a key asked for within a minute of the simulator's clock. */
export class RateGate {
  readonly #times = new Map<string, number[]>();

  /** The 429, or undefined; an accepted request counts. */
  refuse(world: World, key: string): Answer | undefined {
    const limit = world.settings.requestsPerMinute;
    if (limit === Infinity) return undefined;
    const now = world.clock.now();
    const recent = (this.#times.get(key) ?? []).filter((time) => now - time < 60_000);
    const oldest = recent[0];
    if (recent.length >= limit && oldest !== undefined) {
      const realMs = world.clock.realMsUntil(oldest + 60_000) ?? 60_000;
      const resetAt = new Date(Date.now() + realMs).toISOString();
      const answer = errorAnswer(world.settings.errorShape, 429, 'Rate limit exceeded');
      return { ...answer, headers: { ...answer.headers, 'x-rate-limit-reset-at-utc': resetAt } };
    }
    this.#times.set(key, [...recent, now]);
    return undefined;
  }
}
