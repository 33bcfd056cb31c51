import { QwenImageError } from '../../core/qwenImageError';
import { isLoopback } from '../../core/loopback';
import { isAddress, isPublicAddress } from './publicAddress';

/** Looks a name up: all its addresses. */
export type ResolveHost = (host: string) => Promise<readonly string[]>;

export interface ResultHosts {
  /** True when the service itself is on this machine: then results may be, too. */
  readonly allowLoopback: boolean;
  readonly resolveHost?: ResolveHost;
}

/**
 * Checks where a result is said to be: https on the public internet. Rejects with `unsafe`.
 * A name that cannot be looked up passes: behind a proxy only the proxy can, and without one the request fails by itself.
 */
export async function checkResultAddress(address: string, hosts: ResultHosts): Promise<URL> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) {
    throw unsafe('the address of the result cannot be read');
  }
  if (url.username !== '' || url.password !== '') {
    throw unsafe('the address of the result holds a user name');
  }
  if (isLoopback(url) && hosts.allowLoopback && (url.protocol === 'http:' || url.protocol === 'https:')) {
    return url;
  }
  if (url.protocol !== 'https:') {
    throw unsafe(`the result is at ${url.protocol} instead of https:`);
  }
  // Dots at the end make another name of it for us, and the same for whoever looks it up.
  const name = url.hostname.replace(/\.+$/, '');
  if (isAddress(name)) {
    if (!isPublicAddress(name)) {
      throw unsafe(`the result is not at a public address: ${url.hostname}`);
    }
    return url;
  }
  if (!name.includes('.') || privateName.test(name)) {
    throw unsafe(`the result is not at a public name: ${name.slice(0, 100)}`);
  }
  const addresses = (await hosts.resolveHost?.(name).catch(() => [])) ?? [];
  if (!addresses.every((found) => isPublicAddress(found))) {
    throw unsafe(`the result is not at a public address: ${name.slice(0, 100)}`);
  }
  return url;
}

const privateName = /\.(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/i;

function unsafe(detail: string): QwenImageError {
  return new QwenImageError('unsafe', { detail });
}
