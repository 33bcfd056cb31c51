import { QwenImageError } from '../../core/qwenImageError';
import type { Describe } from '../errors/describe';
import { readFault } from '../errors/fault';
import type { Guard } from './guard';

/** An answer whose head is there and whose body may still be coming. */
export class Reply {
  readonly #response: Response;
  readonly #caller: AbortSignal;
  readonly #guard: Guard;
  readonly #describe: Describe;

  constructor(response: Response, caller: AbortSignal, guard: Guard, describe: Describe) {
    this.#response = response;
    this.#caller = caller;
    this.#guard = guard;
    this.#describe = describe;
  }

  get status(): number {
    return this.#response.status;
  }

  get headers(): Headers {
    return this.#response.headers;
  }

  /** Without parameters, in lower case; empty when none is named. */
  get mediaType(): string {
    return (this.headers.get('content-type') ?? '').split(';', 1).join('').trim().toLowerCase();
  }

  /** Bytes that the head promises; undefined when it does not, or promises encoded ones. */
  get promisedLength(): number | undefined {
    const encoding = this.headers.get('content-encoding')?.trim().toLowerCase() ?? '';
    const length = this.headers.get('content-length')?.trim() ?? '';
    return /^\d{1,15}$/.test(length) && (encoding === '' || encoding === 'identity')
      ? Number(length)
      : undefined;
  }

  /**
   * The decoded bytes as they come. Rejects with the caller's reason, `network`, or the code for a body that is not as long
   * as promised; the delivery is `unknown`, as the request certainly left.
   */
  async *chunks(whenCut: 'network' | 'badAnswer'): AsyncGenerator<Uint8Array, void> {
    const reader = this.#response.body?.getReader();
    let received = 0;
    for (;;) {
      const step = reader === undefined ? undefined : await this.#read(reader, received, whenCut);
      if (step?.value === undefined) {
        break;
      }
      received += step.value.byteLength;
      yield step.value;
    }
    const promised = this.promisedLength;
    if (promised !== undefined && promised !== received && this.#response.body !== null) {
      throw notAsPromised(whenCut, received, promised);
    }
  }

  async #read(
    reader: ReadableStreamDefaultReader<Uint8Array>,
    received: number,
    whenCut: 'network' | 'badAnswer',
  ): Promise<{ readonly value?: Uint8Array | undefined }> {
    this.#guard.expect('idle');
    try {
      return await this.#guard.race(reader.read());
    } catch (error) {
      this.#caller.throwIfAborted();
      const fault = readFault(error, this.#guard.timedOut);
      const promised = this.promisedLength;
      if (fault.endedEarly && promised !== undefined && received < promised) {
        throw notAsPromised(whenCut, received, promised);
      }
      throw new QwenImageError('network', { detail: this.#describe(fault.detail), delivery: 'unknown' });
    } finally {
      this.#guard.rest();
    }
  }
}

function notAsPromised(code: 'network' | 'badAnswer', received: number, promised: number): QwenImageError {
  return new QwenImageError(code, {
    detail: `the answer ended after ${received} of ${promised} bytes`,
    delivery: 'unknown',
  });
}
