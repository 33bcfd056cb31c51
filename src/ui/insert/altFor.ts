import { altText } from '../../assets/altText';
import type { Job } from '../../core/job';
import type { AssetRecords } from '../../core/ports/assetRecords';
import { jobOfFile } from '../jobOfFile';
import { fileName } from '../jobsView/fileName';

/** What a picture shows: from the prompt that made it, else from its name. @param uri of the picture */
export function altFor(uri: string, prompt: string | undefined): string {
  const words = prompt?.trim() ?? '';
  return words === ''
    ? fileName(uri)
        .replace(/\.[^.]+$/, '')
        .replace(/[-_]+/g, ' ')
        .trim()
    : altText(words);
}

/** What is known of a picture's making. */
export interface Makers {
  /** The newest first. */
  readonly jobs: readonly Job[];
  readonly records: () => Promise<Pick<AssetRecords, 'find'>>;
}

/**
 * The prompt that made the picture that lies at an address: told by its bytes, as another one may have taken its place or
 * another machine have made it, else by the newest job that saved it there.
 *
 * @param job whose picture is meant, where that is known
 */
export async function promptOf(
  uri: string,
  job: Job | undefined,
  { jobs, records }: Makers,
): Promise<string | undefined> {
  if (job !== undefined && job.state !== 'saved') {
    // Its picture is still to come.
    return job.request.prompt;
  }
  const found = await (await records()).find(uri);
  return (found?.record ?? (job ?? jobOfFile(uri, jobs))?.request)?.prompt;
}
