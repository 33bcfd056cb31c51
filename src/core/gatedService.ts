import type { Clock } from './clock';
import type { ByteSink } from './ports/byteSink';
import type {
  Credits,
  ImageService,
  Look,
  ResultLook,
  Submission,
  SubmitRequest,
  UploadImage,
} from './ports/imageService';
import { QwenImageError } from './qwenImageError';
import type { RateGate } from './rateGate';

/** ms that a person who asks for the balance is kept waiting for the end of a rate limit. */
const longestWait = 10_000;

/**
 * The service behind the gate of its key: whoever hears of a rate limit closes it for all, and the balance, which nobody's job
 * leads on, passes it here.
 */
export class GatedService implements ImageService {
  readonly #service: ImageService;
  readonly #gate: RateGate;
  readonly #clock: Pick<Clock, 'now'>;

  constructor(service: ImageService, gate: RateGate, clock: Pick<Clock, 'now'>) {
    this.#service = service;
    this.#gate = gate;
    this.#clock = clock;
  }

  submit(request: SubmitRequest, signal: AbortSignal): Promise<Submission> {
    return this.#heeding(this.#service.submit(request, signal));
  }

  look(requestId: string, signal: AbortSignal): Promise<Look> {
    return this.#heeding(this.#service.look(requestId, signal));
  }

  result(requestId: string, signal: AbortSignal): Promise<ResultLook> {
    return this.#heeding(this.#service.result(requestId, signal));
  }

  upload(image: UploadImage, signal: AbortSignal): Promise<string> {
    return this.#heeding(this.#service.upload(image, signal));
  }

  /** Without the key, and so without its gate. */
  download(url: string, sink: ByteSink, signal: AbortSignal): Promise<void> {
    return this.#service.download(url, sink, signal);
  }

  /** A signal that ends it for having taken too long makes a `network` error of it. */
  async credits(signal: AbortSignal): Promise<Credits> {
    if (this.#gate.closedUntil - this.#clock.now() > longestWait) {
      throw this.#notAsked();
    }
    await this.#gate.pass(signal).catch((error: unknown) => {
      throw isTimeout(error) ? this.#notAsked() : error;
    });
    return this.#heeding(this.#service.credits(signal)).catch((error: unknown) => {
      throw isTimeout(error) ? new QwenImageError('network', { detail: 'no answer in time' }) : error;
    });
  }

  #notAsked(): QwenImageError {
    const retryAt = this.#gate.closedUntil;
    return new QwenImageError('rateLimited', { detail: 'not asked, as the key is limited', retryAt });
  }

  async #heeding<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof QwenImageError && error.facts.retryAt !== undefined) {
        this.#gate.closeUntil(error.facts.retryAt);
      }
      throw error;
    }
  }
}

/** What `AbortSignal.timeout` gives as its reason. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
