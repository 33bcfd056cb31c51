import type { ByteSink } from '../ports/byteSink';
import type {
  Credits,
  ImageService,
  Look,
  ResultLook,
  Submission,
  SubmitRequest,
  UploadImage,
} from '../ports/imageService';
import { QwenImageError } from '../qwenImageError';

/** An image service whose code is loaded when it is first asked, so that starting up costs nothing of it. */
export class LateImageService implements ImageService {
  readonly #load: () => Promise<ImageService>;

  constructor(load: () => Promise<ImageService>) {
    this.#load = load;
  }

  async submit(request: SubmitRequest, signal: AbortSignal): Promise<Submission> {
    return (await this.#loaded()).submit(request, signal);
  }

  async look(requestId: string, signal: AbortSignal): Promise<Look> {
    return (await this.#loaded()).look(requestId, signal);
  }

  async result(requestId: string, signal: AbortSignal): Promise<ResultLook> {
    return (await this.#loaded()).result(requestId, signal);
  }

  async upload(image: UploadImage, signal: AbortSignal): Promise<string> {
    return (await this.#loaded()).upload(image, signal);
  }

  async download(url: string, sink: ByteSink, signal: AbortSignal): Promise<void> {
    await (await this.#loaded()).download(url, sink, signal);
  }

  async credits(signal: AbortSignal): Promise<Credits> {
    return (await this.#loaded()).credits(signal);
  }

  /** Code that cannot be loaded has sent nothing. */
  async #loaded(): Promise<ImageService> {
    try {
      return await this.#load();
    } catch (cause) {
      const detail = 'A part of the extension could not be loaded.';
      throw new QwenImageError('unexpected', { detail, delivery: 'neverSent' }, { cause });
    }
  }
}
