import type { Disposable } from '../core/disposable';
import { Call } from './envelope';
import type { Outgoing } from './envelope';
import { FromPanel } from './fromPanel';
import type { Answers, CallOf, CallType } from './fromPanel';
import { PanelRefusal } from './panelRefusal';
import type { ToPanel } from './toPanel';

/** One function a call. One that throws a `PanelRefusal` has its words shown; any other error is logged and worded here. */
export type Handlers = {
  readonly [T in CallType]: (call: CallOf<T>) => Answers[T] | Promise<Answers[T]>;
};

export interface ServerOptions {
  readonly post: (message: Outgoing<ToPanel>) => unknown;
  readonly handlers: Handlers;
  readonly onError: (error: unknown) => void;
  /** Shown for errors without words of their own. */
  readonly failureWords: (error: unknown) => string;
}

/** The extension's half of the channel: nothing is believed before it is parsed, and every call gets exactly one answer. */
export class Server implements Disposable {
  readonly #options: ServerOptions;
  #isDisposed = false;

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  tell(news: ToPanel): void {
    this.#post({ kind: 'tell', body: news });
  }

  /** Takes a message as it came. What is no call at all cannot be answered and is logged. */
  async receive(message: unknown): Promise<void> {
    const call = Call.safeParse(message);
    if (!call.success) {
      this.#options.onError(new Error('The panel sent something that is not a call.'));
      return;
    }
    const { id } = call.data;
    const body = FromPanel.safeParse(call.data.body);
    if (!body.success) {
      const problem = new Error('The panel asked for something that the protocol does not list.');
      this.#options.onError(problem);
      this.#post({ kind: 'err', id, error: { code: 'badCall', words: problem.message } });
      return;
    }
    try {
      this.#post({ kind: 'ok', id, body: await this.#serve(body.data) });
    } catch (error) {
      if (error instanceof PanelRefusal) {
        this.#post({ kind: 'err', id, error: { code: 'refused', words: error.message } });
      } else {
        this.#options.onError(error);
        this.#post({ kind: 'err', id, error: { code: 'failed', words: this.#options.failureWords(error) } });
      }
    }
  }

  dispose(): void {
    this.#isDisposed = true;
  }

  #serve(call: FromPanel): unknown {
    return serve(this.#options.handlers, call);
  }

  #post(message: Outgoing<ToPanel>): void {
    if (!this.#isDisposed) {
      this.#options.post(message);
    }
  }
}

function serve(handlers: Handlers, call: FromPanel): unknown {
  switch (call.type) {
    case 'ready':
      return handlers.ready(call);
    case 'submit':
      return handlers.submit(call);
    case 'job':
      return handlers.job(call);
    case 'act':
      return handlers.act(call);
    case 'star':
      return handlers.star(call);
    case 'pickInput':
      return handlers.pickInput(call);
    case 'activeInput':
      return handlers.activeInput(call);
    case 'takeInput':
      return handlers.takeInput(call);
    case 'keepInput':
      return handlers.keepInput(call);
    case 'keepThumbnail':
      return handlers.keepThumbnail(call);
    case 'savePreset':
      return handlers.savePreset(call);
    case 'deletePreset':
      return handlers.deletePreset(call);
    case 'forgetPrompt':
      return handlers.forgetPrompt(call);
    case 'credits':
      return handlers.credits(call);
    case 'openInEditor':
      return handlers.openInEditor(call);
  }
}
