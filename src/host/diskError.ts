import { QwenImageError } from '../core/qwenImageError';

/** The system's or VS Code's word for what went wrong, such as `ENOSPC` or `FileNotFound`. */
export function errorCodeOf(error: unknown): string | undefined {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return undefined;
}

/** True when a file or folder is simply not there. */
export function isMissing(error: unknown): boolean {
  const code = errorCodeOf(error);
  return code === 'ENOENT' || code === 'FileNotFound' || code === 'EntryNotFound';
}

/** `disk`, naming the operation and the system's code but no path: a path tells who and where somebody is. */
export function diskError(operation: string, error: unknown): QwenImageError {
  if (error instanceof QwenImageError) {
    return error;
  }
  const reason = errorCodeOf(error) ?? (error instanceof Error ? error.name : 'unknown');
  return new QwenImageError('disk', { detail: `${reason} (${operation})` }, { cause: error });
}

/** Runs a file operation, with whatever it throws as `disk`. */
export async function onDisk<T>(operation: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw diskError(operation, error);
  }
}
