import { html, json, text, withHeaders, type Answer } from './answer';
import { errorAnswer } from './errorShape';
import type { Fault, FaultBody } from './fault';
import { redirectTarget } from './redirect';
import type { LoggedRequest } from './requestLog';
import type { Settings } from './options';
import type { Origins } from './world';

/** The answer a fault gives in place of the real one; undefined if the real one is wanted. */
export function replacement(
  fault: Fault | undefined,
  request: LoggedRequest,
  settings: Settings,
  origins: Origins,
): Answer | undefined {
  if (fault?.kind === 'http') return withHeaders(bodyAnswer(fault.status, fault.body), fault.headers);
  if (fault?.kind === 'error') {
    const answer = errorAnswer(fault.shape ?? settings.errorShape, fault.status, fault.message);
    return withHeaders(answer, fault.headers);
  }
  if (fault?.kind === 'rateLimited') {
    return withHeaders(errorAnswer(settings.errorShape, 429, 'Rate limit exceeded'), limitHeaders(fault));
  }
  if (fault?.kind === 'redirect') {
    return redirection(fault.status ?? 302, redirectTarget(fault.to, request, origins));
  }
  return fault?.kind === 'redirectTo' ? redirection(302, fault.url) : undefined;
}

function redirection(status: number, location: string): Answer {
  return { status, headers: { location }, body: Buffer.alloc(0) };
}

function bodyAnswer(status: number, body: FaultBody = { type: 'empty' }): Answer {
  switch (body.type) {
    case 'json':
      return json(status, body.value);
    case 'html':
      return html(status, body.message);
    case 'text':
      return text(status, body.text);
    case 'empty':
      return { status, headers: {}, body: Buffer.alloc(0) };
  }
}

function limitHeaders(fault: Extract<Fault, { kind: 'rateLimited' }>): Readonly<Record<string, string>> {
  const at = Date.now() + fault.seconds * 1000;
  const reset = (value: string) => ({ 'x-rate-limit-reset-at-utc': value });
  switch (fault.header) {
    case 'none':
      return {};
    case 'retryAfterSeconds':
      return { 'retry-after': String(fault.seconds) };
    case 'retryAfterDate':
      return { 'retry-after': new Date(at).toUTCString() };
    case 'resetIso':
      return reset(new Date(at).toISOString());
    case 'resetEpochSeconds':
      return reset(String(Math.ceil(at / 1000)));
    case 'resetEpochMs':
      return reset(String(Math.ceil(at)));
    case 'resetSeconds':
      return reset(String(fault.seconds));
  }
}
