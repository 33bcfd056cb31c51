import type { Event } from '../emitter';

/** What core wants to know of the settings; read anew each time. */
export interface JobSettings {
  /** Jobs that are at Segmind at the same time, at most. */
  readonly maxConcurrentJobs: number;
  /** Milliseconds until a job that is still running is no longer watched. */
  readonly watchFor: number;
  /** How many finished jobs are kept. */
  readonly historyLimit: number;
  /** How local input pictures are sent. */
  readonly inputTransport: 'upload' | 'inline';
}

export interface SettingsSource {
  current(): JobSettings;
  readonly onDidChange: Event<void>;
}
