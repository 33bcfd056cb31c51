import { EditParents } from '../../core/editParents';
import type { Job } from '../../core/job';
import type { JobChange, Jobs } from '../../core/jobs';

/** Which job came from which, as the pages were told; remembered until a picture comes or goes. */
export class EditFamily {
  readonly #jobs: Pick<Jobs, 'list'>;
  readonly #told = new Map<string, string | undefined>();
  #parents: EditParents | undefined;

  constructor(jobs: Pick<Jobs, 'list'>) {
    this.#jobs = jobs;
  }

  /** Id of the job whose picture a job was made from, to be told to a page. */
  tell(job: Job): string | undefined {
    const parent = this.#parentOf(job);
    this.#told.set(job.id, parent);
    return parent;
  }

  /** Whether the change may have made something else untrue. */
  follow(change: JobChange): boolean {
    const isPicture =
      change.job.state === 'saved' || (change.kind === 'changed' && change.previous.state === 'saved');
    if (change.kind === 'removed') {
      this.#told.delete(change.job.id);
    }
    if (isPicture) {
      this.#parents = undefined;
    }
    return isPicture;
  }

  /** Ids of jobs that pages were told something else of. */
  outdated(): readonly string[] {
    const all = this.#told.size === 0 ? [] : this.#jobs.list();
    return all
      .filter((job) => this.#told.has(job.id) && this.#told.get(job.id) !== this.#parentOf(job))
      .map(({ id }) => id);
  }

  #parentOf(job: Job): string | undefined {
    if (Object.keys(job.request.images).length === 0) {
      return undefined;
    }
    this.#parents ??= new EditParents(this.#jobs.list());
    return this.#parents.of(job)?.id;
  }
}
