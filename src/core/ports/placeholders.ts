import type { JobRequest, ReplacedFile } from '../jobRequest';

/** Pictures that lie in the workspace in place of those that are still being made. All reject with `disk`. */
export interface Placeholders {
  /** Lays one where the request's picture is to lie, for an edit in the size of its source; undefined where nobody can say how large that will be. */
  lay(request: JobRequest): Promise<ReplacedFile | undefined>;
  /** Removes one that was not replaced. `changed`: something else lies there, which stays. `gone`: nothing does. */
  remove(placeholder: ReplacedFile, root: string): Promise<'removed' | 'changed' | 'gone'>;
}
