import type { Look, ResultLook } from './ports/imageService';
import { QwenImageError } from './qwenImageError';

/** The look, unless it tells of a failure that may be somebody else's: that is thrown, as a fault on the way. */
export function believable<T extends Look | ResultLook>(look: T): T {
  if (look.kind === 'failed' && look.isDoubtful === true) {
    const { code, ...facts } = look.failure;
    throw new QwenImageError(code, { ...facts, isDoubtful: true });
  }
  return look;
}
