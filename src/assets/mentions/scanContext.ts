import type { MentionContext } from './imageMention';

/** What a scan knows of its document. */
export interface ScanContext {
  /** Whether `{…}` in a tag is an expression: JSX, MDX, Svelte, Astro. */
  readonly hasBraces: boolean;
  /** Whether programs hold tags. */
  readonly hasTags: boolean;
  /** What stands beside the name of an import where it is shown: `<img src={fox} alt="A fox">`. */
  readonly uses: Map<string, MentionContext>;
}
