import { conversionFor } from '../assets/conversion';
import { typeOfName } from '../assets/nameType';
import type { SupportedType } from '../assets/imageType';
import type { Destination, JobRequest } from '../core/jobRequest';
import { baseNameOf } from './place';
import type { FinishingWish } from './pictureFinishing';
import { isSamePlace, relativeTo } from './relativePlace';
import type { Settings } from './settings';

/**
 * What the settings want for the folder that a picture goes to. For a folder that is not open here, whose settings are not
 * known, no more than the disclosure: prompts get into files only where somebody chose that.
 */
export function finishingWish(
  settings: Pick<Settings, 'finishing'>,
  openFolders: () => readonly string[],
): (request: JobRequest, below: readonly string[]) => FinishingWish {
  return ({ destination }, below) => {
    const { root, folder } = destination;
    const { embedMetadata, convert } = settings.finishing(folder);
    const folders = openFolders();
    const isKnown = folders.length === 0 || folders.some((open) => isSamePlace(open, root));
    const path = [relativeTo(root, folder) ?? '', ...below].join('/');
    const conversion = isKnown ? conversionFor(convert, path) : undefined;
    const named = namedType(destination);
    return {
      embedMetadata: embedMetadata === 'full' && !isKnown ? 'disclosure' : embedMetadata,
      ...(conversion === undefined ? {} : { conversion }),
      ...(named === undefined ? {} : { named }),
    };
  };
}

/** What a name promises that somebody asked for: what refers to it relies on that. */
function namedType({ naming, replaces }: Destination): SupportedType | undefined {
  if (replaces !== undefined) {
    return typeOfName(baseNameOf(replaces.uri));
  }
  return naming.kind === 'exact' ? typeOfName(naming.name) : undefined;
}
