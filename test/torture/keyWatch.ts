import { endpoints, secret } from './network';

const own = new Set([endpoints.apiBaseUrl, endpoints.uploadUrl].map((address) => new URL(address).origin));

/** What a request does that no request may do; undefined when it is as it should be. */
export function faultOf(url: URL, init: RequestInit): string | undefined {
  const headers = new Headers(init.headers);
  const isWithKey = headers.get('x-api-key') === secret;
  headers.delete('x-api-key');
  const rest = [url.href, typeof init.body === 'string' ? init.body : '', ...headers.values()].join(' ');
  if (rest.includes(secret)) {
    return 'the key goes along outside its header';
  }
  if (isWithKey && !own.has(url.origin)) {
    return `the key is sent to ${url.origin}`;
  }
  if (isWithKey && init.redirect !== 'error') {
    return 'the key goes along on a request that follows redirects';
  }
  if (!own.has(url.origin) && url.hostname !== 'images.example') {
    return `a request to ${url.origin}, where nobody may be sent`;
  }
  return url.protocol === 'https:' ? undefined : `a request without encryption to ${url.origin}`;
}

export function isWithKey(init: RequestInit): boolean {
  return new Headers(init.headers).has('x-api-key');
}

export function holdsKey(text: string): boolean {
  return text.includes(secret);
}
