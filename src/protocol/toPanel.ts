import type { JobView } from './jobView';
import type { Fill, Library, PanelSettings } from './panelState';

/** What the extension tells the page without being asked. */
export type ToPanel =
  /** Gathered for some ms, each job at most once. */
  | { readonly type: 'jobs'; readonly changed: readonly JobView[]; readonly removed: readonly string[] }
  | { readonly type: 'library'; readonly library: Library }
  | { readonly type: 'settings'; readonly settings: PanelSettings }
  /** The key is another one: what was known of its balance is void. */
  | { readonly type: 'account' }
  | { readonly type: 'fill'; readonly fill: Fill };
