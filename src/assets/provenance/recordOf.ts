import type { AssetRecord, AssetSource } from '../../core/assetRecord';
import type { JobIn, KeptOutput } from '../../core/job';

export interface RecordFacts {
  readonly job: JobIn<'ready' | 'saved'>;
  readonly output: KeptOutput;
  /** Relative to the workspace folder, forward slashes. */
  readonly file: string;
  /** The same for any URI; undefined for what lies elsewhere, of which nothing is written down. */
  readonly relative: (uri: string) => string | undefined;
  /** sha256 of the recorded asset that the picture was made from. */
  readonly parent?: string | undefined;
}

/** What there is to record of a picture. */
export function recordOf({ job, output, file, relative, parent }: RecordFacts): AssetRecord {
  const { request, metrics, requestId } = job;
  const { sha256, type, width, height } = output;
  return {
    ...{ sha256, file, type, width, height },
    model: request.model,
    prompt: request.prompt,
    ...(request.promptAsWritten === undefined ? {} : { promptAsWritten: request.promptAsWritten }),
    parameters: request.parameters,
    ...(requestId === undefined ? {} : { requestId }),
    createdAt: job.completedAt,
    ...(metrics.cost === undefined ? {} : { cost: metrics.cost }),
    sources: sourcesOf(job, relative),
    ...(parent === undefined ? {} : { parent }),
  };
}

function sourcesOf(
  { request, inputHashes }: RecordFacts['job'],
  relative: RecordFacts['relative'],
): AssetSource[] {
  return Object.entries(request.images).map(([parameter, image]) => {
    if (image.kind === 'url') {
      return { parameter, url: withoutSecrets(image.url) };
    }
    const file = relative(image.original ?? image.uri);
    const sha256 = inputHashes?.[parameter];
    return {
      parameter,
      ...(file === undefined ? {} : { file }),
      ...(sha256 === undefined ? {} : { sha256 }),
    };
  });
}

/** Signed addresses carry a right to read, and expire: neither belongs into a repository. */
function withoutSecrets(url: string): string {
  return url.replace(/^(https?:\/\/)[^/?#]*@/i, '$1').replace(/[?#].*$/s, '');
}
