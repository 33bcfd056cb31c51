import type { Delivery } from '../../core/qwenImageError';
import type { Deadline } from '../http/deadline';

/** What an error of `fetch` says about a request that got no answer. */
export interface Fault {
  readonly delivery: Exclude<Delivery, 'answered'>;
  readonly detail: string;
  readonly isRedirect: boolean;
  /** The other side closed the connection in good order, in the middle of an answer. */
  readonly endedEarly: boolean;
}

/**
 * Reads an error of Node's `fetch` (`TypeError: fetch failed` with a cause) or of Electron's (`net::ERR_…`).
 * Only what provably happened before the first byte of the request left is `neverSent`; in doubt it is `unknown`.
 */
export function readFault(error: unknown, timedOut?: keyof Deadline): Fault {
  if (timedOut !== undefined) {
    return { delivery: 'unknown', detail: timeoutWords[timedOut], isRedirect: false, endedEarly: false };
  }
  const detail = chain(error)
    .map(({ code, message }) => (code === '' || message.includes(code) ? message : `${code} ${message}`))
    .filter((text, index, all) => text !== '' && all.indexOf(text) === index)
    .join(': ');
  const codes = chain(error).map(({ code }) => code);
  return {
    delivery: neverLeft(error, 0) ? 'neverSent' : 'unknown',
    detail: detail === '' ? 'no answer' : detail,
    isRedirect: /unexpected redirect|net::ERR_ABORTED.*redirect/i.test(detail),
    endedEarly: codes.some(
      (code) => code === 'UND_ERR_SOCKET' || code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
    ),
  };
}

const timeoutWords: Readonly<Record<keyof Deadline, string>> = {
  headers: 'no answer in time',
  idle: 'the answer stalled',
  whole: 'the answer took too long',
};

/** The name could not be looked up, or nobody listens. */
const beforeConnecting = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'ECONNREFUSED',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_PRX_TLS',
]);

/** The handshake failed on the certificate, before the request could be sent. */
const certificate =
  /^(?:CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:GET|VERIFY|DECRYPT|DECODE)_\w+|ERR_TLS_CERT_ALTNAME_(?:INVALID|FORMAT)|ERR_TLS_HANDSHAKE_TIMEOUT|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)$/;

/** Both sides found no common protocol. Alerts that TLS 1.3 may send after the request has left are not among them. */
const handshake =
  /wrong version number|unsupported protocol|alert protocol version|no protocols available|ssl\/tls alert handshake failure|alert handshake failure|before secure TLS connection was established/i;

/** The words of proxies that let nothing through (undici's and VS Code's agents), and of ports that `fetch` refuses. */
const refusedOnTheWay =
  /^(?:Proxy response \(\d+\) ?!== 200|Failed to establish a socket connection to proxies|bad port$)/i;

const electron =
  /net::ERR_(?:NAME_NOT_RESOLVED|CONNECTION_REFUSED|CONNECTION_TIMED_OUT|ADDRESS_UNREACHABLE|INTERNET_DISCONNECTED|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|PROXY_AUTH_UNSUPPORTED|PROXY_CERTIFICATE_INVALID|CERT_\w+|UNSAFE_PORT)\b/;

function neverLeft(error: unknown, depth: number): boolean {
  if (!(error instanceof Error) || depth > maximumDepth) {
    return false;
  }
  const { code, syscall } = traits(error);
  // Happy eyeballs tried several addresses: each attempt must have failed while connecting.
  if (error instanceof AggregateError && error.errors.length > 0) {
    return error.errors.every((member) => neverLeft(member, depth + 1));
  }
  if (syscall === 'connect' || syscall === 'getaddrinfo') {
    return true;
  }
  if (refusedOnTheWay.test(error.message) || handshake.test(error.message) || electron.test(error.message)) {
    return true;
  }
  if (code !== '') {
    return (beforeConnecting.has(code) && syscall === '') || certificate.test(code);
  }
  return neverLeft(error.cause, depth + 1);
}

interface Traits {
  readonly code: string;
  readonly syscall: string;
  readonly message: string;
}

function traits(error: Error): Traits {
  const text = (name: string) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' ? value : '';
  };
  return { code: text('code'), syscall: text('syscall'), message: error.message };
}

function chain(error: unknown, depth = 0): readonly Traits[] {
  if (!(error instanceof Error) || depth > maximumDepth) {
    return typeof error === 'string' ? [{ code: '', syscall: '', message: error }] : [];
  }
  const members: readonly unknown[] = error instanceof AggregateError ? error.errors.slice(0, 4) : [];
  return [traits(error), ...[...members, error.cause].flatMap((inner) => chain(inner, depth + 1))];
}

const maximumDepth = 5;
