import * as z from 'zod/mini';

/** A call of the page, before its body is looked at. */
export const Call = z.object({
  kind: z.literal('call'),
  id: z.int().check(z.nonnegative()),
  body: z.unknown(),
});

/** Everything that goes to the page: exactly one `ok` or `err` a call, and news. */
export type Outgoing<News> =
  | { readonly kind: 'ok'; readonly id: number; readonly body: unknown }
  | { readonly kind: 'err'; readonly id: number; readonly error: PanelError }
  | { readonly kind: 'tell'; readonly body: News };

/** Why a call was not served. `refused` bears words for the person; the others are for the log. */
export interface PanelError {
  readonly code: 'refused' | 'badCall' | 'failed' | 'closed';
  readonly words: string;
}
