import { altText } from '../../assets/altText';
import type { Job } from '../../core/job';
import { fileName } from '../jobsView/fileName';

/** What a picture shows: from the prompt that made it, else from its name. @param uri of the picture */
export function altFor(uri: string, job: Job | undefined): string {
  const prompt = job?.request.prompt.trim() ?? '';
  return prompt === ''
    ? fileName(uri)
        .replace(/\.[^.]+$/, '')
        .replace(/[-_]+/g, ' ')
        .trim()
    : altText(prompt);
}

/** The newest job that saved this very file. */
export function jobOfFile(uri: string, jobs: readonly Job[]): Job | undefined {
  return jobs.find((job) => job.state === 'saved' && job.files.includes(uri));
}
