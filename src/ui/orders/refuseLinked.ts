import type { Clock } from '../../core/clock';
import type { JobRequest } from '../../core/jobRequest';
import type { AssetFiles } from '../../core/ports/assetFiles';
import { Refusal } from '../refusal';
import type { Translate } from '../words/translate';

export interface LinkCheck {
  readonly files: Pick<AssetFiles, 'linkedFolder'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly t: Translate;
}

/** Throws a `Refusal` where a file name template leads through a link: nothing would be saved there. */
export async function refuseLinked(request: JobRequest, { files, clock, t }: LinkCheck): Promise<void> {
  const linked = await files.linkedFolder({ request, createdAt: clock.now() });
  if (linked !== undefined) {
    throw new Refusal(
      t(
        'The picture would be saved in “{0}”. A link leads there, and nothing is saved through links. Nothing was sent. Change the file name template, or put a folder in the place of the link.',
        linked,
      ),
      ['openSettings'],
      'qwenImage.fileNameTemplate',
    );
  }
}
