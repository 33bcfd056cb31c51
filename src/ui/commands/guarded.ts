import { explainError } from '../words/explainFailure';
import type { Explanation } from '../words/explainFailure';
import type { Translate } from '../words/translate';
import type { CommandHandler } from './commandIds';

export interface Guard {
  /** Shows what went wrong to the person; settles when that is done. */
  readonly tell: (explanation: Explanation, error: unknown) => Promise<void>;
  readonly isProgrammatic: (args: readonly unknown[]) => boolean;
  readonly t: Translate;
}

/**
 * The one place where a command's error becomes words: shown to a person who clicked, thrown as a plain sentence to a program
 * that called (for a keybinding, VS Code shows it).
 */
export function guarded(handler: CommandHandler, { tell, isProgrammatic, t }: Guard): CommandHandler {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (error) {
      const explanation = explainError(error, t);
      if (isProgrammatic(args)) {
        throw new Error(explanation.message, { cause: error });
      }
      // Not waited for: a message nobody answers must not keep the caller waiting.
      void tell(explanation, error);
      return undefined;
    }
  };
}
