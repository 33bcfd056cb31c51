import type { Actions } from './actions';
import type { Store } from './store';
import type { ThumbnailMaker } from './thumbnailMaker';
import type { WholePrompts } from './wholePrompts';

/** What every view is drawn from. */
export interface Page {
  readonly store: Store;
  readonly actions: Actions;
  readonly thumbnails: ThumbnailMaker;
  readonly wholePrompts: WholePrompts;
}
