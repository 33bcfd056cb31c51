import type { TranscodeTask } from './transcode';

export interface ThreadTask extends TranscodeTask {
  /** Absolute path of the folder that the thread's own files lie in. */
  readonly folder: string;
}
