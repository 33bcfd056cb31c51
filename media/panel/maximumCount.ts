import type { Draft } from '../../src/protocol/fromPanel';

/** Most variations of one go; the protocol refuses more. */
export const maximumCount: Draft['count'] = 8;
