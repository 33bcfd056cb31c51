import { QwenImageError } from '../../core/qwenImageError';
import { isLoopback } from '../../core/loopback';

/** Where Segmind is; the addresses come from settings. */
export interface Endpoints {
  readonly apiBaseUrl: string;
  readonly uploadUrl: string;
}

/** An address that the key may go to: https, or plain http to this very machine. Throws `invalid` for others. */
export function endpoint(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url));
  if (url === undefined || !isSafe || url.username !== '' || url.password !== '') {
    throw new QwenImageError('invalid', {
      detail: 'the address of the service must be an https one, without a user name',
    });
  }
  url.search = '';
  url.hash = '';
  return url;
}

/** A path under the base address; the segments are escaped here. */
export function apiAddress(apiBaseUrl: string, ...segments: readonly string[]): URL {
  const url = endpoint(apiBaseUrl);
  const base = url.pathname.replace(/\/+$/, '');
  url.pathname = [base, ...segments.map((segment) => encodeURIComponent(segment))].join('/');
  return url;
}

/** Whether the whole set-up is a simulated one on this machine. */
export function isLoopbackService(apiBaseUrl: string): boolean {
  return URL.canParse(apiBaseUrl) && isLoopback(new URL(apiBaseUrl));
}
