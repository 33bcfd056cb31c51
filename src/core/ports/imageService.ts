import type { Failure } from '../failure';
import type { Metrics, RemoteState } from '../job';
import type { Model, ParameterValue } from '../model';
import type { ByteSink } from './byteSink';

/** A picture as the service hands it over: an address to download from, or the bytes themselves. */
export type RemoteOutput =
  { readonly kind: 'remote'; readonly url: string } | { readonly kind: 'inline'; readonly bytes: Uint8Array };

export interface RemoteResult {
  readonly outputs: readonly RemoteOutput[];
  readonly metrics: Metrics;
}

/** What came of a submission: a request to follow, or (synchronous API) the finished pictures. */
export type Submission =
  | { readonly kind: 'accepted'; readonly requestId: string }
  | { readonly kind: 'finished'; readonly requestId?: string; readonly result: RemoteResult };

/** Segmind's own word that the request failed, which is not billed; doubtful where somebody on the way may have said it. */
export interface FailedLook {
  readonly kind: 'failed';
  readonly failure: Failure;
  readonly isDoubtful?: true;
}

/** One look at a request. */
export type Look =
  { readonly kind: 'running'; readonly remote: RemoteState } | { readonly kind: 'completed' } | FailedLook;

export type ResultLook =
  | { readonly kind: 'running'; readonly remote: RemoteState }
  | { readonly kind: 'completed'; readonly result: RemoteResult }
  | FailedLook;

/** US dollars, as far as the service names them. */
export interface Credits {
  readonly credits: number;
  readonly freeCredits: number;
}

export interface SubmitRequest {
  readonly model: Model;
  readonly prompt: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** By parameter name: an https address, or a data URI where inputs are sent inline. */
  readonly images: Readonly<Record<string, string>>;
}

/**
 * The image service, as core sees it. Every method rejects with a `QwenImageError`, or with the signal's reason when aborted.
 * No method repeats a submission by itself.
 */
export interface ImageService {
  /** Bills. Throws with `facts.delivery` set, which decides whether it may be sent again. */
  submit(request: SubmitRequest, signal: AbortSignal): Promise<Submission>;
  /** Throws `expired` for an id that is not known (any more). */
  look(requestId: string, signal: AbortSignal): Promise<Look>;
  result(requestId: string, signal: AbortSignal): Promise<ResultLook>;
  /** Puts a picture at a public address and returns it. Free of charge, may be repeated. */
  upload(image: UploadImage, signal: AbortSignal): Promise<string>;
  /** Streams a result; no key goes along. Caps, hosts and truncation are checked here, the content by the sink's owner. */
  download(url: string, sink: ByteSink, signal: AbortSignal): Promise<void>;
  credits(signal: AbortSignal): Promise<Credits>;
}

export interface UploadImage {
  /** `image/png` and the like. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
