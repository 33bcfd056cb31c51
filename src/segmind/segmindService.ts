import { QwenImageError } from '../core/qwenImageError';
import { foreignUploadOrigin } from '../core/uploadOrigin';
import type { ByteSink } from '../core/ports/byteSink';
import type {
  Credits,
  ImageService,
  Look,
  ResultLook,
  SubmitRequest,
  Submission,
  UploadImage,
} from '../core/ports/imageService';
import { openAccess } from './access';
import type { Access } from './access';
import { apiAddress, endpoint, isLoopbackService } from './addresses/endpoint';
import { isRequestId } from '../core/requestId';
import { download } from './download';
import { answerError } from './errors/answerError';
import { describeWithout } from './errors/describe';
import { ownError, settled, withDelivery } from './errors/settled';
import { bodyText, picturesLimit, readAnswer, wordsLimit } from './http/answer';
import type { Answer } from './http/answer';
import { deadlines } from './http/deadline';
import type { Call } from './http/deadline';
import { Transport } from './http/transport';
import { repeated } from './repeated';
import type { SegmindOptions } from './segmindOptions';
import { whileWanted } from './whileWanted';
import { readCredits } from './wire/credits';
import { readLook, readResult } from './wire/look';
import { readSubmission, submitBody } from './wire/submission';
import { readUpload, uploadBody } from './wire/upload';

/** Segmind's API. A submission is sent once and never again by itself, and the key goes to nobody else. */
export class SegmindService implements ImageService {
  readonly #options: SegmindOptions;
  readonly #transport: Transport;

  constructor(options: SegmindOptions) {
    this.#options = options;
    this.#transport = new Transport(options, { ...deadlines, ...options.deadlines });
  }

  async submit(request: SubmitRequest, signal: AbortSignal): Promise<Submission> {
    const kind = this.#options.transport();
    const isSync = kind === 'sync';
    let isSent = false;
    try {
      const access = await openAccess(this.#options, signal);
      const url = apiAddress(access.endpoints.apiBaseUrl, isSync ? 'v1' : 'v2', request.model.id);
      const body = submitBody(request);
      signal.throwIfAborted();
      isSent = true;
      const answer = await this.#ask(isSync ? 'submitSync' : 'submit', url, access, signal, body);
      const submission = readSubmission(answer, kind, access.describe, this.#options.clock.now());
      access.refuseKey(submission.requestId, ...addressesOf(submission));
      return submission;
    } catch (error) {
      if (!(error instanceof QwenImageError) && signal.aborted && !isSent) {
        throw new QwenImageError('network', { detail: 'ended before it was sent', delivery: 'neverSent' });
      }
      if (!(error instanceof QwenImageError)) {
        signal.throwIfAborted();
      }
      // What was refused here is as final as an answer: sending it again would be refused again.
      throw withDelivery(ownError(error), isSent ? 'unknown' : 'answered');
    }
  }

  look(requestId: string, signal: AbortSignal): Promise<Look> {
    return this.#follow('look', requestId, signal, readLook);
  }

  result(requestId: string, signal: AbortSignal): Promise<ResultLook> {
    return this.#follow('result', requestId, signal, readResult, (look, access) => {
      access.refuseKey(...addressesOf(look));
    });
  }

  upload(image: UploadImage, signal: AbortSignal): Promise<string> {
    return settled(signal, async () => {
      const body = uploadBody(image);
      return await repeated(this.#options.clock, signal, () => this.#upload(body, signal));
    });
  }

  download(url: string, sink: ByteSink, signal: AbortSignal): Promise<void> {
    const { resolveHost, clock } = this.#options;
    const tools = {
      transport: this.#transport,
      describe: describeWithout(),
      now: () => clock.now(),
      hosts: {
        allowLoopback: isLoopbackService(this.#options.endpoints().apiBaseUrl),
        ...(resolveHost === undefined
          ? {}
          : { resolveHost: (host: string) => whileWanted(resolveHost(host), signal) }),
      },
    };
    return settled(signal, () => download(tools, url, sink, signal));
  }

  credits(signal: AbortSignal): Promise<Credits> {
    return settled(signal, async () => {
      const access = await openAccess(this.#options, signal);
      const url = apiAddress(access.endpoints.apiBaseUrl, 'v1', 'get-user-credits');
      const answer = await this.#ask('credits', url, access, signal);
      // A key that is valid and never had any credits gets a 404.
      if (answer.status === 404 && /\bno credits?\b/i.test(bodyText(answer))) {
        return { credits: 0, freeCredits: 0 };
      }
      const credits = answer.body.kind === 'json' ? readCredits(answer.body.value) : undefined;
      return isSuccess(answer) && credits !== undefined
        ? credits
        : this.#refuse('credits', answer, access, 'the answer names no credits');
    });
  }

  #follow<T>(
    call: 'look' | 'result',
    requestId: string,
    signal: AbortSignal,
    read: (requestId: string, answer: Answer, describe: Access['describe'], now: number) => T,
    check: (read: T, access: Access) => void = () => {},
  ): Promise<T> {
    return settled(signal, async () => {
      if (!isRequestId(requestId)) {
        throw new QwenImageError('invalid', { detail: 'this is no request id', parameter: 'requestId' });
      }
      const access = await openAccess(this.#options, signal);
      const path = ['v2', 'requests', requestId, ...(call === 'look' ? ['status'] : [])];
      const url = apiAddress(access.endpoints.apiBaseUrl, ...path);
      const answer = await this.#ask(call, url, access, signal);
      const look = read(requestId, answer, access.describe, this.#options.clock.now());
      check(look, access);
      return look;
    });
  }

  async #upload(body: string, signal: AbortSignal): Promise<string> {
    const access = await openAccess(this.#options, signal);
    const { uploadUrl, apiBaseUrl } = access.endpoints;
    const url = endpoint(uploadUrl);
    const foreign = foreignUploadOrigin(apiBaseUrl, url.href);
    if (foreign !== undefined && (await this.#options.mayUpload?.(apiBaseUrl, foreign)) !== true) {
      throw new QwenImageError('noConsent', { detail: `nobody has agreed to send the key to ${foreign}` });
    }
    const answer = await this.#ask('upload', url, access, signal, body);
    const value = answer.body.kind === 'json' && isSuccess(answer) ? answer.body.value : undefined;
    const address =
      readUpload(value, isLoopbackService(apiBaseUrl)) ??
      this.#refuse('upload', answer, access, 'the answer names no address');
    access.refuseKey(address);
    return address;
  }

  /** The whole answer, whatever its status. With the key, so no redirect is ever followed. */
  #ask(call: Call, url: URL, access: Access, signal: AbortSignal, body?: string): Promise<Answer> {
    const limit = call === 'result' || call === 'submitSync' ? picturesLimit : wordsLimit;
    const content = body === undefined ? {} : { 'content-type': 'application/json' };
    return this.#transport.exchange(
      {
        call,
        url,
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...access.headers, ...content },
        redirect: 'error',
        ...(body === undefined ? {} : { body }),
      },
      signal,
      access.describe,
      (reply) => readAnswer(reply, limit),
    );
  }

  #refuse(call: Call, answer: Answer, access: Access, otherwise: string): never {
    if (!isSuccess(answer)) {
      throw answerError(call, answer, access.describe, this.#options.clock.now());
    }
    throw new QwenImageError('badAnswer', {
      detail: access.describe(bodyText(answer) || otherwise),
      status: answer.status,
    });
  }
}

/** Where the pictures of an answer are, as far as it does not bring them itself. */
function addressesOf(answer: ResultLook | Submission): readonly string[] {
  const outputs = 'result' in answer ? answer.result.outputs : [];
  return outputs.flatMap((output) => (output.kind === 'remote' ? [output.url] : []));
}

function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}
