/**
 * Runs `work` once, a moment after any number of calls: at start-up hundreds of jobs are told one by one, and each would
 * otherwise be counted and drawn hundreds of times.
 */
export function soon(work: () => void): () => void {
  let isPlanned = false;
  return () => {
    if (isPlanned) {
      return;
    }
    isPlanned = true;
    queueMicrotask(() => {
      isPlanned = false;
      work();
    });
  };
}
