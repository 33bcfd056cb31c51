import type { JobRequest } from '../core/jobRequest';
import type { FinishingWish } from './pictureFinishing';
import { isSamePlace } from './relativePlace';
import type { Settings } from './settings';

/**
 * What the settings want for the folder that a picture goes to. For a folder that is not open here, whose settings are not
 * known, no more than the disclosure: prompts get into files only where somebody chose that.
 */
export function finishingWish(
  settings: Pick<Settings, 'finishing'>,
  openFolders: () => readonly string[],
): (request: JobRequest) => FinishingWish {
  return ({ destination: { root, folder } }) => {
    const wish = settings.finishing(folder);
    const folders = openFolders();
    const isKnown = folders.length === 0 || folders.some((open) => isSamePlace(open, root));
    return wish.embedMetadata === 'full' && !isKnown ? { ...wish, embedMetadata: 'disclosure' } : wish;
  };
}
