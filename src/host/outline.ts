import { QwenImageError } from '../core/qwenImageError';
import { errorCodeOf } from './diskError';

const deepestCause = 5;
const mostFrames = 6;

/** Facts of our own whose value is a word of ours, or a host. */
const plainFacts: ReadonlySet<string> = new Set(['expected', 'host', 'delivery', 'code', 'version']);

/** The engine's own words on a mistake of ours; all other messages may quote what came from outside. */
const ownMistakes = [TypeError, RangeError, ReferenceError];

/** Facts or an error as a bug report may hold them: names, codes, numbers and places in our code. */
export function outline(facts: unknown): string {
  if (facts instanceof Error) {
    return outlineOfError(facts);
  }
  if (typeof facts !== 'object' || facts === null) {
    return typeof facts === 'number' || typeof facts === 'boolean' ? String(facts) : '';
  }
  return Object.entries(facts)
    .flatMap(([name, value]: [string, unknown]) => {
      const isPlain = typeof value === 'number' || (typeof value === 'string' && plainFacts.has(name));
      return isPlain ? [`${name} ${String(value)}`] : [];
    })
    .join(', ');
}

function outlineOfError(error: Error): string {
  const parts: string[] = [];
  let current: unknown = error;
  for (let depth = 0; current instanceof Error && depth < deepestCause; depth += 1) {
    parts.push(nameOf(current));
    current = current.cause;
  }
  const frames = error instanceof QwenImageError ? [] : framesOf(error);
  return [parts.join(' < '), ...frames].join('\n  ');
}

function nameOf(error: Error): string {
  if (error instanceof QwenImageError) {
    const { status, delivery, parameter, inputProblem } = error.facts;
    const facts = [status, delivery, parameter, inputProblem].filter((fact) => fact !== undefined);
    return [error.code, ...facts].join(' ');
  }
  const name = [error.name, errorCodeOf(error)].filter((word) => isWord(word)).join(' ') || 'Error';
  return ownMistakes.some((kind) => error instanceof kind) ? `${name}: ${ownWords(error.message)}` : name;
}

/** As systems and VS Code name their errors. */
function isWord(text: string | undefined): boolean {
  return text !== undefined && /^[A-Za-z][\w-]{0,40}$/.test(text);
}

/** The engine ends its messages with the value that did not fit, or quotes it before; names of our own code are one word. */
function ownWords(message: string): string {
  return message
    .replace(/[\s.:]*\b(?:received|from|got)\b[^]*$/i, '')
    .replace(/(["'`])(?!\w+\1)[^]*\1/g, '…')
    .replace(/\b[a-z][a-z\d+.-]*:\/\/\S*/gi, '…')
    .slice(0, 200);
}

/** Without the folders that our code lies in. */
function framesOf({ stack = '' }: Error): readonly string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, mostFrames)
    .map((line) =>
      line.trim().replace(/(?:file:\/\/)?(?:[A-Za-z]:)?[\\/](?:[^()]*[\\/])?(?=[^\\/()]+:\d+:\d+)/, ''),
    );
}
