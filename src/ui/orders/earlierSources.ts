import type { Job } from '../../core/job';
import type { InputImage, JobRequest } from '../../core/jobRequest';
import type { Earlier, Replacements } from '../../core/ports/replacements';

type Lookup = () => Promise<Pick<Replacements, 'earlier'>>;
type InputFile = Extract<InputImage, { readonly kind: 'file' }>;

export interface EarlierSources {
  readonly images: JobRequest['images'];
  /** URIs of those that have changed since, and whose earlier bytes are not kept. */
  readonly changed: readonly string[];
}

/** The pictures that a job was made from, as they were then: something else may have taken their place, even its own result. */
export async function earlierSources(job: Job, replacements: Lookup): Promise<EarlierSources> {
  const images: Record<string, InputImage> = {};
  const changed: string[] = [];
  for (const [parameter, image] of Object.entries(job.request.images)) {
    images[parameter] = image;
    const sha256 = image.kind === 'file' ? inputHash(job, parameter, image) : undefined;
    if (image.kind === 'url' || sha256 === undefined) {
      continue;
    }
    const original = image.original ?? image.uri;
    const found = await (await replacements()).earlier(sha256, [image.uri, original]);
    if (found.kind === 'found') {
      images[parameter] = earlierImage(image, found.uri);
    } else if (found.kind === 'changed') {
      changed.push(original);
    }
  }
  return { images, changed };
}

/** A file, known to be the one at another address, keeps the name that a person knows it by. */
export function earlierImage(image: InputFile, uri: string): InputFile {
  const original = image.original ?? image.uri;
  return uri === original ? { kind: 'file', uri } : { kind: 'file', uri, original };
}

/** The picture that a job was made from, to be shown, and where it is as it was; undefined for one without such a file. */
export async function shownSource(
  job: Job,
  replacements: Lookup,
): Promise<{ readonly source: string; readonly found: Earlier } | undefined> {
  const [input] = Object.entries(job.request.images).flatMap(([parameter, image]) =>
    image.kind === 'file' ? [{ parameter, image }] : [],
  );
  if (input === undefined) {
    return undefined;
  }
  const { parameter, image } = input;
  const source = image.original ?? image.uri;
  const sha256 = inputHash(job, parameter, image);
  // Under its hash lies the very picture as it was kept; under other names one that was scaled for sending.
  const isWhole = source === image.uri || (sha256 !== undefined && image.uri.includes(sha256));
  const known = isWhole ? sha256 : replacedHash(job, source);
  return {
    source,
    found:
      known === undefined
        ? { kind: 'found', uri: source }
        : await (await replacements()).earlier(known, [source, ...(isWhole ? [image.uri] : [])]),
  };
}

/** What a record was made from: known by what was sent or, where that was scaled for sending, by the asset it was scaled from. */
export async function recordedSource(
  replacements: Pick<Replacements, 'earlier'>,
  uri: string,
  hashes: readonly (string | undefined)[],
): Promise<Earlier> {
  let first: Earlier | undefined;
  for (const sha256 of hashes) {
    const found = sha256 === undefined ? undefined : await replacements.earlier(sha256, [uri]);
    if (found?.kind === 'found') {
      return found;
    }
    first ??= found;
  }
  return first ?? { kind: 'found', uri };
}

function inputHash(job: Job, parameter: string, { uri }: InputFile): string | undefined {
  return job.inputHashes?.[parameter] ?? replacedHash(job, uri);
}

/** Of what the result was to take the place of, as that was when it was ordered. */
function replacedHash(job: Job, uri: string): string | undefined {
  const { replaces } = job.request.destination;
  return replaces?.uri === uri && replaces.isPlaceholder !== true ? replaces.expected : undefined;
}
