import { watch } from 'node:fs';
import type { Disposable } from '../core/disposable';

/**
 * Tells the names of files in a folder that may have changed; `undefined` when the system does not say which.
 * Throws or calls `onError` when it cannot watch (any more).
 */
export type WatchFolder = (
  folder: string,
  onChange: (name: string | undefined) => void,
  onError: (error: unknown) => void,
) => Disposable;

/** The system's own notifications: no polling, no cost while nothing changes. */
export const watchFolder: WatchFolder = (folder, onChange, onError) => {
  const watcher = watch(folder, { persistent: false }, (_event, name) => {
    onChange(name ?? undefined);
  });
  watcher.on('error', onError);
  return {
    dispose: () => {
      watcher.close();
    },
  };
};
