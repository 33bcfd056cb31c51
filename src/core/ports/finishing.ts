import type { JobIn, KeptOutput } from '../job';

/** What is done to a picture on its way into the workspace. Whatever fails here must not cost the picture that was paid for. */
export interface Finishing {
  /**
   * The picture as it shall lie in the workspace, kept beside the first and told apart from it by `isFinished`. The same each
   * time for the same job and settings. Rejects with whatever went wrong: then the picture is saved as it came.
   */
  finish(job: JobIn<'ready'>, kept: KeptOutput, index: number): Promise<KeptOutput>;
  /** Records how the pictures of a job, which lie at their places now, came to be. The same twice is once. */
  record(job: JobIn<'ready'>): Promise<void>;
}
