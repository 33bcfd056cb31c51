import type { LogOutputChannel } from 'vscode';
import type { Log } from '../core/log';
import type { LogLine } from '../core/ports/diagnostics';
import { redact } from '../core/redact';
import { describe } from './describe';
import { outline } from './outline';

/** As many lines as a bug report may want. */
const mostRecent = 300;

/** The log that a person can open. Every line is redacted, whoever wrote it. */
export class OutputChannelLog implements Log {
  readonly #channel: Pick<LogOutputChannel, 'debug' | 'info' | 'warn' | 'error'>;
  readonly #secrets: () => readonly string[];
  readonly #recent: LogLine[] = [];

  /** @param secrets keys that were in use, wherever they might turn up */
  constructor(
    channel: Pick<LogOutputChannel, 'debug' | 'info' | 'warn' | 'error'>,
    secrets: () => readonly string[] = () => [],
  ) {
    this.#channel = channel;
    this.#secrets = secrets;
  }

  debug(message: string, facts?: unknown): void {
    this.#write('debug', message, facts);
  }

  info(message: string, facts?: unknown): void {
    this.#write('info', message, facts);
  }

  warn(message: string, facts?: unknown): void {
    this.#write('warn', message, facts);
  }

  error(message: string, error?: unknown): void {
    this.#write('error', message, error);
  }

  /** The last lines, oldest first, with less in them than the channel shows: a bug report goes to strangers. */
  recent(): readonly LogLine[] {
    return [...this.#recent];
  }

  #write(level: LogLine['level'], message: string, facts: unknown): void {
    const secrets = this.#secrets();
    try {
      this.#channel[level](redact(facts === undefined ? message : `${message} ${describe(facts)}`, secrets));
    } catch {
      // A window that closes disposes the channel first, and VS Code then throws. What is paid for at that moment must
      // still reach its record.
    }
    const text = redact(`${message} ${outline(facts)}`.trimEnd(), secrets);
    this.#recent.push({ at: Date.now(), level, text });
    if (this.#recent.length > mostRecent) {
      this.#recent.shift();
    }
  }
}
