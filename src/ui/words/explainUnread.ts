import type { Explanation } from './explainFailure';
import type { Translate } from './translate';

/** Explains that the disk does not give the records of jobs, which may have been sent and paid for. */
export function explainUnread(t: Translate): Explanation {
  return {
    message: t(
      'Jobs cannot be read from the disk. They are missing in the list, and pictures that they wait for are not fetched; Segmind keeps those for one hour. Nothing more was charged. It is tried again every minute.',
    ),
    steps: ['showLog'],
  };
}
