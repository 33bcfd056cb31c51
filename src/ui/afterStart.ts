import type { Disposable } from '../core/disposable';

/** Does what nobody waits for once the activation is over: each window's start waits for all that is done in it. */
export function afterStart(work: () => void): Disposable {
  const planned = setImmediate(work);
  return {
    dispose: () => {
      clearImmediate(planned);
    },
  };
}
