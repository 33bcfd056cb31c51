import type { LogOutputChannel } from 'vscode';
import type { Log } from '../core/log';
import { redact } from '../core/redact';
import { describe } from './describe';

/** The log that a person can open. Every line is redacted, whoever wrote it. */
export class OutputChannelLog implements Log {
  readonly #channel: Pick<LogOutputChannel, 'debug' | 'info' | 'warn' | 'error'>;
  readonly #secrets: () => readonly string[];

  /** @param secrets keys that were in use, wherever they might turn up */
  constructor(
    channel: Pick<LogOutputChannel, 'debug' | 'info' | 'warn' | 'error'>,
    secrets: () => readonly string[] = () => [],
  ) {
    this.#channel = channel;
    this.#secrets = secrets;
  }

  debug(message: string, facts?: unknown): void {
    this.#channel.debug(this.#line(message, facts));
  }

  info(message: string, facts?: unknown): void {
    this.#channel.info(this.#line(message, facts));
  }

  warn(message: string, facts?: unknown): void {
    this.#channel.warn(this.#line(message, facts));
  }

  error(message: string, error?: unknown): void {
    this.#channel.error(this.#line(message, error));
  }

  #line(message: string, facts: unknown): string {
    return redact(facts === undefined ? message : `${message} ${describe(facts)}`, this.#secrets());
  }
}
