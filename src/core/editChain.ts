import { addressOf, EditParents, fileOf } from './editParents';
import type { InputImage } from './jobRequest';
import type { Job } from './job';

/** A job and what was made from its picture, oldest first. */
export interface ChainStep {
  readonly job: Job;
  readonly edits: readonly ChainStep[];
}

/** All that leads to a picture and on from it. */
export interface EditChain {
  /** What the first step was made from, where no job that is known made it. */
  readonly original?: InputImage;
  readonly first: ChainStep;
}

/** The chain that a job belongs to; a job that nothing leads to or on from is one of a single step. */
export function editChain(job: Job, jobs: readonly Job[]): EditChain {
  const parents = new EditParents(jobs);
  const edits = new Map<string, Job[]>();
  for (const each of jobs) {
    const parent = parents.of(each);
    if (parent !== undefined) {
      edits.set(parent.id, [...(edits.get(parent.id) ?? []), each]);
    }
  }
  let root = job;
  for (let parent = parents.of(root); parent !== undefined; parent = parents.of(root)) {
    root = parent;
  }
  const original = Object.values(root.request.images)[0];
  return { ...(original === undefined ? {} : { original }), first: stepOf(root, edits) };
}

/** The steps of a chain in reading order: each before what was made from it. */
export function chainSteps({ first }: EditChain): readonly { readonly job: Job; readonly depth: number }[] {
  const list = (step: ChainStep, depth: number): { readonly job: Job; readonly depth: number }[] => [
    { job: step.job, depth },
    ...step.edits.flatMap((edit) => list(edit, depth + 1)),
  ];
  return list(first, 0);
}

/** Address of the picture that all began with: the file or the page itself, not what was scaled from it for sending. */
export function originalOf({ original }: EditChain): string | undefined {
  return original === undefined ? undefined : addressOf(original);
}

/** URIs of all pictures of a job's chain, the original first. */
export function chainFiles(job: Job, jobs: readonly Job[]): readonly string[] {
  const chain = editChain(job, jobs);
  const original = chain.original === undefined ? undefined : fileOf(chain.original);
  const made = chainSteps(chain).flatMap((step) => (step.job.state === 'saved' ? step.job.files : []));
  return [...new Set([...(original === undefined ? [] : [original]), ...made])];
}

function stepOf(job: Job, edits: ReadonlyMap<string, readonly Job[]>): ChainStep {
  const own = [...(edits.get(job.id) ?? [])].sort((one, other) => one.createdAt - other.createdAt);
  return { job, edits: own.map((edit) => stepOf(edit, edits)) };
}
