import type { Log } from '../../core/log';
import { causeOf } from '../jobError';
import { Refusal } from '../refusal';
import type { Explanation } from '../words/explainFailure';
import type { Translate } from '../words/translate';
import { isProgrammatic } from './orderArguments';
import type { CommandHandler } from './commandIds';

export interface Guard {
  /** Shows what went wrong to the person; settles when that is done, and never rejects. */
  readonly tell: (explanation: Explanation) => Promise<void>;
  readonly log: Log;
  readonly t: Translate;
}

/**
 * The one place where a command's error becomes words: shown to a person who clicked, thrown as a plain sentence to a program
 * that called (for a keybinding, VS Code shows it).
 */
export function guarded(handler: CommandHandler, { tell, log, t }: Guard): CommandHandler {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (error) {
      // A refusal is an answer to the person, not an event.
      if (!(error instanceof Refusal)) {
        log.error('A command failed', causeOf(error));
      }
      const { explainError } = await import('../words/explainFailure');
      const explanation = explainError(error, t);
      if (isProgrammatic(args)) {
        throw new Refusal(explanation.message, explanation.steps, explanation.setting);
      }
      // Not waited for: a message nobody answers must not keep the caller waiting.
      void tell(explanation);
      return undefined;
    }
  };
}
