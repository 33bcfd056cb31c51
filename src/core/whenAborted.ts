/** Resolves, never rejects, when the signal is aborted. @param unneeded aborted when nobody waits for that any more */
export function whenAborted(signal: AbortSignal, unneeded?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    } else {
      const options = unneeded === undefined ? {} : { signal: unneeded };
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true, ...options },
      );
    }
  });
}

/** What the work brings, or nothing as soon as the signal is aborted. Leaves nothing behind on the signal, which may live long. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  const settled = new AbortController();
  try {
    const ended = whenAborted(signal, settled.signal).then(() => undefined);
    return await Promise.race([work, ended]);
  } finally {
    settled.abort();
  }
}
