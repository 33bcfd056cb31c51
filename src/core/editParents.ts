import { addressKey } from './addressKey';
import type { InputImage } from './jobRequest';
import type { Job, JobIn } from './job';

/** Which job's picture each job was made from: known by its bytes, else by where it lies. Looked up, not searched for. */
export class EditParents {
  /** Newest first each. */
  readonly #byHash: ReadonlyMap<string, readonly JobIn<'saved'>[]>;
  readonly #byFile: ReadonlyMap<string, readonly JobIn<'saved'>[]>;

  constructor(jobs: readonly Job[]) {
    const saved = jobs
      .filter((job) => job.state === 'saved')
      .sort((one, other) => (isEarlier(one, other) ? 1 : -1));
    this.#byHash = grouped(saved, ({ outputs }) =>
      outputs.flatMap((output) => (output.kind === 'kept' ? [output.sha256] : [])),
    );
    this.#byFile = grouped(saved, ({ files }) => files.map(addressKey));
  }

  of(job: Job): JobIn<'saved'> | undefined {
    const inputs = Object.entries(job.request.images);
    const hashes = inputs.flatMap(([parameter]) => job.inputHashes?.[parameter] ?? []);
    const files = inputs.flatMap(([, image]) => fileOf(image) ?? []).map(addressKey);
    return lastBefore(job, this.#byHash, hashes) ?? lastBefore(job, this.#byFile, files);
  }
}

/** The picture itself, not what it was scaled to for sending. */
export function fileOf(image: InputImage): string | undefined {
  return image.kind === 'file' ? addressOf(image) : undefined;
}

/** Where a person finds the picture: on the web, or as a file. */
export function addressOf(image: InputImage): string {
  return image.kind === 'url' ? image.url : (image.original ?? image.uri);
}

/** Of several that lay there one after the other, the last before this job. */
function lastBefore(
  job: Job,
  makers: ReadonlyMap<string, readonly JobIn<'saved'>[]>,
  keys: readonly string[],
): JobIn<'saved'> | undefined {
  return keys
    .flatMap((key) => makers.get(key)?.find((maker) => isEarlier(maker, job)) ?? [])
    .sort((one, other) => (isEarlier(one, other) ? 1 : -1))[0];
}

/** Never both ways round, so that no two jobs come of each other. */
function isEarlier(one: Job, other: Job): boolean {
  return one.createdAt === other.createdAt ? one.id < other.id : one.createdAt < other.createdAt;
}

function grouped<T>(
  items: readonly T[],
  keysOf: (item: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, [item]);
      } else {
        group.push(item);
      }
    }
  }
  return groups;
}
