import assert from 'node:assert/strict';
import { retryAt } from '../../../../src/segmind/errors/retryAt';

const now = Date.UTC(2026, 4, 6, 7, 8, 9);
const inSeconds = (seconds: number) => new Date(now + seconds * 1000);

describe('the time to come back after a 429', () => {
  for (const [title, headers, seconds] of [
    ['no header', {}, 10],
    ['Retry-After in seconds', { 'retry-after': '30' }, 30],
    ['Retry-After in fractions', { 'retry-after': '1.5' }, 1.5],
    ['Retry-After as a date', { 'retry-after': inSeconds(60).toUTCString() }, 60],
    ['Retry-After that is nonsense', { 'retry-after': 'soon' }, 10],
    ['Retry-After of 0', { 'retry-after': '0' }, 1],
    ['Retry-After of a day', { 'retry-after': '86400' }, 900],
    ['Retry-After that is negative', { 'retry-after': '-5' }, 10],
    ['reset as ISO with Z', { 'x-rate-limit-reset-at-utc': inSeconds(42).toISOString() }, 42],
    ['reset as ISO without Z', { 'x-rate-limit-reset-at-utc': inSeconds(42).toISOString().slice(0, 19) }, 42],
    [
      'reset as ISO with a blank',
      { 'x-rate-limit-reset-at-utc': inSeconds(42).toISOString().slice(0, 19).replace('T', ' ') },
      42,
    ],
    [
      'reset with microseconds',
      { 'x-rate-limit-reset-at-utc': `${inSeconds(42).toISOString().slice(0, 19)}.000000` },
      42,
    ],
    [
      'reset with an offset',
      { 'x-rate-limit-reset-at-utc': inSeconds(42).toISOString().replace('Z', '+00:00') },
      42,
    ],
    ['reset as epoch seconds', { 'x-rate-limit-reset-at-utc': String((now + 42_000) / 1000) }, 42],
    ['reset as epoch ms', { 'x-rate-limit-reset-at-utc': String(now + 42_000) }, 42],
    ['reset in seconds', { 'x-rate-limit-reset-at-utc': '42' }, 42],
    ['reset as an HTTP date', { 'x-rate-limit-reset-at-utc': inSeconds(42).toUTCString() }, 42],
    [
      'reset as a date without a zone',
      { 'x-rate-limit-reset-at-utc': inSeconds(42).toUTCString().replace(' GMT', '') },
      42,
    ],
    ['reset in the past', { 'x-rate-limit-reset-at-utc': inSeconds(-3600).toISOString() }, 1],
    ['reset far away', { 'x-rate-limit-reset-at-utc': inSeconds(1e7).toISOString() }, 900],
    ['reset that is nonsense', { 'x-rate-limit-reset-at-utc': 'tomorrow' }, 10],
    ['nonsense, then a reset', { 'retry-after': '?', 'x-rate-limit-reset-at-utc': '42' }, 42],
    ['Retry-After before a reset', { 'retry-after': '5', 'x-rate-limit-reset-at-utc': '42' }, 5],
    [
      'a clock here that is an hour behind',
      { date: inSeconds(3600).toUTCString(), 'x-rate-limit-reset-at-utc': inSeconds(3642).toISOString() },
      42,
    ],
  ] as const) {
    it(`${title}: ${seconds} s`, () => {
      assert.equal(retryAt(new Headers(headers), now), now + seconds * 1000);
    });
  }
});
