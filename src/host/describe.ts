import { QwenImageError } from '../core/qwenImageError';
import { errorCodeOf } from './diskError';

const maximumLength = 4000;
const maximumText = 500;
const deepestCause = 5;

/** Never written out, whatever they hold. */
const hidden =
  /^(?:headers?|body|bytes|authorization|x-api-key|api_?key|password|token|prompt|negative_prompt)$/i;

/** Facts or an error as one text for the log: the chain of causes, but no headers, bodies, bytes or prompts. */
export function describe(facts: unknown): string {
  const text = facts instanceof Error ? describeError(facts) : describeValue(facts);
  return text.length > maximumLength ? `${text.slice(0, maximumLength)}…` : text;
}

function describeError(error: Error): string {
  const lines: string[] = [];
  let current: unknown = error;
  for (let depth = 0; current instanceof Error && depth < deepestCause; depth += 1) {
    const code = errorCodeOf(current);
    const facts = current instanceof QwenImageError ? ` ${describeValue(current.facts)}` : '';
    const label = code === undefined || current instanceof QwenImageError ? '' : ` [${code}]`;
    lines.push(`${depth === 0 ? '' : 'caused by '}${current.name}${label}: ${current.message}${facts}`);
    current = current.cause;
  }
  // Where our own mistakes come from; expected failures need no stack.
  if (!(error instanceof QwenImageError) && error.stack !== undefined) {
    lines.push(...error.stack.split('\n').filter((line) => /^\s+at /.test(line)));
  }
  return lines.join('\n');
}

function describeValue(value: unknown): string {
  if (typeof value === 'string') {
    return shortened(value);
  }
  if (typeof value === 'function' || typeof value === 'symbol' || value === undefined) {
    return `[${typeof value}]`;
  }
  try {
    return JSON.stringify(value, (key, part: unknown) => shown(key, part));
  } catch {
    return '[cannot be written out]';
  }
}

function shown(key: string, part: unknown): unknown {
  if (hidden.test(key)) {
    return '[left out]';
  }
  if (part instanceof Error) {
    return `${part.name}: ${part.message}`;
  }
  if (ArrayBuffer.isView(part) || part instanceof ArrayBuffer) {
    return `[${part.byteLength} bytes]`;
  }
  if (typeof part === 'bigint') {
    return part.toString();
  }
  return typeof part === 'string' ? shortened(part) : part;
}

function shortened(text: string): string {
  return text.length > maximumText ? `${text.slice(0, maximumText)}… (${text.length} characters)` : text;
}
