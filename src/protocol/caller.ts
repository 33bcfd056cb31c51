import type { Disposable } from '../core/disposable';
import type { Outgoing, PanelError } from './envelope';
import type { Answers, CallOf, CallType } from './fromPanel';
import type { ToPanel } from './toPanel';

/** A call that was answered with `err`, or that nobody will answer any more. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: PanelError['code'];

  constructor(error: PanelError) {
    super(error.words);
    this.code = error.code;
  }
}

interface Waiting {
  readonly resolve: (body: unknown) => void;
  readonly reject: (error: CallError) => void;
}

/** The page's half of the channel. Loads no schemas: the page believes the extension, not the other way round. */
export class Caller implements Disposable {
  readonly #post: (message: unknown) => void;
  readonly #hear: (news: ToPanel) => void;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 0;
  #isDisposed = false;

  constructor(post: (message: unknown) => void, hear: (news: ToPanel) => void) {
    this.#post = post;
    this.#hear = hear;
  }

  /** Rejects with a `CallError`. */
  call<T extends CallType>(type: T, body: Omit<CallOf<T>, 'type'>): Promise<Answers[T]> {
    return new Promise<Answers[T]>((resolve, reject) => {
      if (this.#isDisposed) {
        reject(closed());
        return;
      }
      const id = this.#nextId++;
      this.#waiting.set(id, {
        resolve: (body) => {
          resolve(body as Answers[T]);
        },
        reject,
      });
      this.#post({ kind: 'call', id, body: { ...body, type } });
    });
  }

  receive(message: Outgoing<ToPanel>): void {
    if (message.kind === 'tell') {
      this.#hear(message.body);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'ok') {
      waiting?.resolve(message.body);
    } else {
      waiting?.reject(new CallError(message.error));
    }
  }

  /** Rejects what still waits. */
  dispose(): void {
    this.#isDisposed = true;
    for (const { reject } of this.#waiting.values()) {
      reject(closed());
    }
    this.#waiting.clear();
  }
}

function closed(): CallError {
  return new CallError({ code: 'closed', words: 'The panel is closed.' });
}
