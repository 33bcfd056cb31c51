import type * as vscode from 'vscode';
import type { Event } from '../../core/emitter';
import type { Job } from '../../core/job';
import type { InputImage } from '../../core/jobRequest';
import type { Jobs } from '../../core/jobs';
import type { Log } from '../../core/log';
import type { ParameterValue } from '../../core/model';
import type { Credits } from '../../core/ports/imageService';
import type { Preferences } from '../../core/ports/preferences';
import type { RandomSource } from '../../core/ports/randomSource';

/** One job as the panel asks for it: the prompt expanded, the seed a number. */
export interface PanelRequest {
  readonly model: string;
  readonly prompt: string;
  /** Where that differs: with choices and comments. */
  readonly promptAsWritten?: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** By parameter name. A picture that was scaled or converted lies in the extension's storage. */
  readonly images: Readonly<Record<string, InputImage>>;
  /** URI of the workspace picture that was changed: the result goes beside it, named after it. */
  readonly original?: string;
}

/** What the panel needs of the rest. */
export interface PanelPorts {
  readonly extensionUri: vscode.Uri;
  /** The extension's global storage: thumbnails, stars, presets and prepared input pictures lie below it. */
  readonly storageUri: vscode.Uri;
  readonly jobs: Jobs;
  readonly preferences: Pick<Preferences, 'defaults' | 'onDidChange'>;
  readonly random: RandomSource;
  readonly log: Log;
  /**
   * Asks for the key, a folder and consent where they are missing, then submits. Resolves to the ids of the jobs as soon
   * as they are in the ledger, in order; to fewer when the person says no on the way. Rejects with a `QwenImageError`.
   */
  readonly submit: (requests: readonly PanelRequest[]) => Promise<readonly string[]>;
  /** Asks the service, nothing cached. Rejects with a `QwenImageError` such as `noKey`. */
  readonly credits: (signal: AbortSignal) => Promise<Credits>;
  /** Whether links lead from a name in an open folder to a file outside of all of them. */
  readonly leadsOut: (uri: string) => Promise<boolean>;
  /** The balance that was seen is another account's now, or nobody's. */
  readonly onDidChangeKey: Event<void>;
  /** What the balance tells of requests without an answer may have changed. */
  readonly onDidChangeBalance: Event<void>;
  /** What went wrong with a job, in a sentence; `undefined` when nothing did. */
  readonly failureWords: (job: Job) => string | undefined;
  /** How the document in front refers to a picture of a job. @param uri of the picture */
  readonly referenceText: (uri: string, job: Job) => Promise<string>;
  /** Any error in a sentence. */
  readonly errorWords: (error: unknown) => string;
}
