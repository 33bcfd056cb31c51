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

/** The job whose picture a job was made from: known by its bytes, else by where it lies. */
export function parentOf(job: Job, jobs: readonly Job[]): Job | undefined {
  const inputs = Object.entries(job.request.images);
  const hashes = inputs.flatMap(([parameter]) => job.inputHashes?.[parameter] ?? []);
  const uris = inputs.flatMap(([, image]) => fileOf(image) ?? []);
  const earlier = jobs
    .filter((other) => other.id !== job.id && other.state === 'saved' && other.createdAt <= job.createdAt)
    // Of several that lay there one after the other, the last before this job.
    .sort((one, other) => other.createdAt - one.createdAt);
  return (
    earlier.find(
      (other) =>
        other.state === 'saved' &&
        other.outputs.some((output) => output.kind === 'kept' && hashes.includes(output.sha256)),
    ) ?? earlier.find((other) => other.state === 'saved' && other.files.some((file) => uris.includes(file)))
  );
}

/** The chain that a job belongs to; a job that nothing leads to or on from is one of a single step. */
export function editChain(job: Job, jobs: readonly Job[]): EditChain {
  const parents = new Map(jobs.map((each) => [each.id, parentOf(each, jobs)]));
  let root = job;
  const seen = new Set([job.id]);
  for (let parent = parents.get(root.id); parent !== undefined && !seen.has(parent.id);) {
    seen.add(parent.id);
    root = parent;
    parent = parents.get(root.id);
  }
  const original = Object.values(root.request.images)[0];
  return {
    ...(original === undefined ? {} : { original }),
    first: stepOf(root, jobs, parents, new Set()),
  };
}

/** The steps of a chain in reading order: each before what was made from it. */
export function chainSteps({ first }: EditChain): readonly { readonly job: Job; readonly depth: number }[] {
  const list = (step: ChainStep, depth: number): { readonly job: Job; readonly depth: number }[] => [
    { job: step.job, depth },
    ...step.edits.flatMap((edit) => list(edit, depth + 1)),
  ];
  return list(first, 0);
}

/** URIs of all pictures of a job's chain, the original first. */
export function chainFiles(job: Job, jobs: readonly Job[]): readonly string[] {
  const chain = editChain(job, jobs);
  const original = chain.original === undefined ? undefined : fileOf(chain.original);
  const made = chainSteps(chain).flatMap((step) => (step.job.state === 'saved' ? step.job.files : []));
  return [...new Set([...(original === undefined ? [] : [original]), ...made])];
}

function stepOf(
  job: Job,
  jobs: readonly Job[],
  parents: ReadonlyMap<string, Job | undefined>,
  above: ReadonlySet<string>,
): ChainStep {
  const path = new Set([...above, job.id]);
  const edits = jobs
    .filter((other) => parents.get(other.id)?.id === job.id && !path.has(other.id))
    .sort((one, other) => one.createdAt - other.createdAt)
    .map((edit) => stepOf(edit, jobs, parents, path));
  return { job, edits };
}

/** The picture itself, not what it was scaled to for sending. */
function fileOf(image: InputImage): string | undefined {
  return image.kind === 'file' ? (image.original ?? image.uri) : undefined;
}
