import * as z from 'zod/mini';
import type { Credits } from '../../core/ports/imageService';
import { figure } from './figure';

const creditsSchema = z.object({
  credits: z.optional(figure),
  'free-credits': z.optional(figure),
  free_credits: z.optional(figure),
});

/** The balance; undefined when the answer names none. One of the two may be missing. */
export function readCredits(value: unknown): Credits | undefined {
  const parsed = creditsSchema.safeParse(value);
  if (!parsed.success) {
    return undefined;
  }
  const { credits } = parsed.data;
  const freeCredits = parsed.data['free-credits'] ?? parsed.data.free_credits;
  return credits === undefined && freeCredits === undefined
    ? undefined
    : { credits: credits ?? 0, freeCredits: freeCredits ?? 0 };
}
