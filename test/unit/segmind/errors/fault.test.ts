import assert from 'node:assert/strict';
import { readFault } from '../../../../src/segmind/errors/fault';

function coded(code: string, message = code, more: object = {}): Error {
  return Object.assign(new Error(message), { code }, more);
}

function failed(cause: unknown): Error {
  return new TypeError('fetch failed', { cause });
}

const connect = { syscall: 'connect' };
const refused = coded('ECONNREFUSED', 'connect ECONNREFUSED ::1:443', connect);
const timedOut = coded('ETIMEDOUT', 'connect ETIMEDOUT 1.2.3.4:443', connect);

describe('an error of fetch', () => {
  for (const [title, error] of [
    ['an unknown name', failed(coded('ENOTFOUND', 'getaddrinfo ENOTFOUND x', { syscall: 'getaddrinfo' }))],
    [
      'a name server that is away',
      failed(coded('EAI_AGAIN', 'getaddrinfo EAI_AGAIN x', { syscall: 'getaddrinfo' })),
    ],
    ['nobody listening', failed(refused)],
    ['no way to the host', failed(coded('EHOSTUNREACH', 'x', connect))],
    ['no way to the network', failed(coded('ENETUNREACH', 'x', connect))],
    ['a connection that takes too long', failed(coded('UND_ERR_CONNECT_TIMEOUT'))],
    ['every address refusing', failed(new AggregateError([refused, timedOut]))],
    ['a certificate that ran out', failed(coded('CERT_HAS_EXPIRED'))],
    ['a self-signed certificate', failed(coded('DEPTH_ZERO_SELF_SIGNED_CERT'))],
    ['a self-signed chain', failed(coded('SELF_SIGNED_CERT_IN_CHAIN'))],
    ['a chain without an end', failed(coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE'))],
    ['a certificate of another', failed(coded('ERR_TLS_CERT_ALTNAME_INVALID'))],
    [
      'a handshake cut off',
      failed(
        coded(
          'ECONNRESET',
          'Client network socket disconnected before secure TLS connection was established',
        ),
      ),
    ],
    [
      'a proxy that refuses',
      failed(coded('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling')),
    ],
    [
      'proxies that cannot be reached',
      new Error('Failed to establish a socket connection to proxies: ["PROXY a:1"]'),
    ],
    ["Electron's unknown name", new Error('net::ERR_NAME_NOT_RESOLVED')],
    ["Electron's proxy", failed(new Error('net::ERR_TUNNEL_CONNECTION_FAILED'))],
  ] as const) {
    it(`tells that nothing left: ${title}`, () => {
      assert.equal(readFault(error).delivery, 'neverSent');
    });
  }

  for (const [title, error] of [
    ['a reset', failed(coded('ECONNRESET', 'read ECONNRESET', { syscall: 'read' }))],
    ['a reset without more', failed(coded('ECONNRESET'))],
    ['a broken pipe', failed(coded('EPIPE', 'write EPIPE', { syscall: 'write' }))],
    ['a socket closed by the other side', failed(coded('UND_ERR_SOCKET', 'other side closed'))],
    ['no head in time', failed(coded('UND_ERR_HEADERS_TIMEOUT'))],
    ['no body in time', failed(coded('UND_ERR_BODY_TIMEOUT'))],
    ['a host that went away while reading', failed(coded('EHOSTUNREACH', 'x', { syscall: 'read' }))],
    ['a time-out while reading', failed(coded('ETIMEDOUT', 'read ETIMEDOUT', { syscall: 'read' }))],
    ['one address of two that was reached', failed(new AggregateError([refused, coded('ECONNRESET')]))],
    ['no addresses at all', failed(new AggregateError([]))],
    [
      'a TLS alert that may come late',
      failed(coded('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tlsv13 alert certificate required')),
    ],
    ['an answer that is no HTTP', failed(coded('HPE_INVALID_CONSTANT', 'Expected HTTP/'))],
    ['a redirect', failed(new Error('unexpected redirect'))],
    ['another abort', failed(coded('UND_ERR_ABORTED', 'aborted'))],
    ['no cause', failed(undefined)],
    ['an inner reason under another code', failed(coded('UND_ERR_SOCKET', 'x', { cause: refused }))],
    ["Electron's reset", new Error('net::ERR_CONNECTION_RESET')],
    ['no error at all', undefined],
    ['a text', 'ENOTFOUND'],
  ] as const) {
    it(`leaves it in doubt: ${title}`, () => {
      assert.equal(readFault(error).delivery, 'unknown');
    });
  }

  it('is in doubt after our own time-out, whatever it looks like', () => {
    assert.equal(readFault(failed(refused), 'headers').delivery, 'unknown');
  });

  it('ends with a cause that leads back to itself', () => {
    const error = failed(undefined);
    error.cause = error;
    assert.equal(readFault(error).delivery, 'unknown');
  });
});
