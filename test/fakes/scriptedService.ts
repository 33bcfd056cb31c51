import type {
  Credits,
  ImageService,
  Look,
  ResultLook,
  Submission,
  SubmitRequest,
  UploadImage,
} from '../../src/core/ports/imageService';
import type { ByteSink } from '../../src/core/ports/byteSink';

type Answer<T> = T | Error | (() => Promise<T>);

/** Answers from lists, the last one again and again; an `Error` is thrown. Remembers what it was asked. */
export class ScriptedService implements ImageService {
  readonly submits: SubmitRequest[] = [];
  readonly looks: string[] = [];
  readonly uploads: UploadImage[] = [];
  readonly downloads: string[] = [];
  submitAnswers: Answer<Submission>[] = [{ kind: 'accepted', requestId: 'r1' }];
  lookAnswers: Answer<Look>[] = [{ kind: 'completed' }];
  resultAnswers: Answer<ResultLook>[] = [
    {
      kind: 'completed',
      result: { outputs: [{ kind: 'remote', url: 'https://images.example/1.png' }], metrics: { cost: 0.04 } },
    },
  ];
  downloadAnswers: Answer<Uint8Array>[] = [new Uint8Array([1, 2, 3])];

  submit(request: SubmitRequest, signal: AbortSignal): Promise<Submission> {
    this.submits.push(request);
    return answer(this.submitAnswers, signal);
  }

  look(requestId: string, signal: AbortSignal): Promise<Look> {
    this.looks.push(requestId);
    return answer(this.lookAnswers, signal);
  }

  result(_requestId: string, signal: AbortSignal): Promise<ResultLook> {
    return answer(this.resultAnswers, signal);
  }

  upload(image: UploadImage): Promise<string> {
    this.uploads.push(image);
    return Promise.resolve(`https://images.example/upload-${this.uploads.length}.png`);
  }

  async download(url: string, sink: ByteSink, signal: AbortSignal): Promise<void> {
    this.downloads.push(url);
    await sink.write(await answer(this.downloadAnswers, signal));
  }

  credits(): Promise<Credits> {
    return Promise.resolve({ credits: 10, freeCredits: 0 });
  }
}

async function answer<T>(answers: Answer<T>[], signal: AbortSignal): Promise<T> {
  const next = answers.length > 1 ? answers.shift() : answers[0];
  await Promise.resolve();
  if (next === undefined) {
    throw new Error('The script has no answer.');
  }
  if (next instanceof Error) {
    throw next;
  }
  const given = next instanceof Function ? await next() : next;
  signal.throwIfAborted();
  return given;
}
