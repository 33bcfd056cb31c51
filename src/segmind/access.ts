import { QwenImageError } from '../core/qwenImageError';
import type { Endpoints } from './addresses/endpoint';
import { describeWithout } from './errors/describe';
import type { Describe } from './errors/describe';
import { refuseKey } from './errors/namedKey';
import type { SegmindOptions } from './segmindOptions';
import { whileWanted } from './whileWanted';

/** What a call with the key needs: where to, with what, and how to speak of it without naming it. */
export interface Access {
  readonly endpoints: Endpoints;
  readonly headers: Readonly<Record<string, string>>;
  readonly describe: Describe;
  /** Throws `unsafe` when one of the texts, which would be kept and asked for, holds the key. */
  readonly refuseKey: (...texts: readonly (string | undefined)[]) => void;
}

/** Rejects with `noKey`, or `badKey` for one that no header can carry (fetch would put it into its error). */
export async function openAccess(
  { key, endpoints }: Pick<SegmindOptions, 'key' | 'endpoints'>,
  signal: AbortSignal,
): Promise<Access> {
  for (;;) {
    const before = endpoints();
    const held = (await whileWanted(key(), signal))?.trim() ?? '';
    // The key belongs to the address in force when it was asked for.
    if (endpoints().apiBaseUrl !== before.apiBaseUrl) {
      continue;
    }
    if (held === '') {
      throw new QwenImageError('noKey');
    }
    if (!/^[\x21-\x7e]{1,1000}$/.test(held)) {
      throw new QwenImageError('badKey', { detail: 'the key holds characters that keys do not have' });
    }
    return {
      endpoints: before,
      headers: { 'x-api-key': held },
      describe: describeWithout(held),
      refuseKey: (...texts) => {
        refuseKey(held, texts);
      },
    };
  }
}
