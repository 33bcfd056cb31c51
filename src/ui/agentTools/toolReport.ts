import { altText } from '../../assets/altText';
import { plainLine } from '../../assets/plainLine';
import { isActive, progressOf } from '../../core/job';
import type { Job } from '../../core/job';
import type { Translate } from '../words/translate';

/** A job as a language model is told of it: small, and never with the bytes of a picture. */
export interface ToolReport {
  readonly id: string;
  readonly state: string;
  readonly prompt: string;
  readonly files?: readonly ToolFile[];
  /** For the reference to the picture. */
  readonly alt?: string;
  /** US dollars. */
  readonly cost?: number;
  readonly seed?: number;
  /** What went wrong, whether money was spent, and what a person can do. */
  readonly problem?: string;
  /** Seconds that jobs of this model usually take, while it runs. */
  readonly usuallyTakes?: number;
}

interface ToolFile {
  /** Relative to the open folder, else a URI. */
  readonly path: string;
  readonly width?: number;
  readonly height?: number;
}

/** Letters of a prompt that are told back. */
const promptLength = 200;

export interface ReportTools {
  readonly relativePath: (uri: string) => string;
  readonly explain: (job: Job) => string | undefined;
  /** ms */
  readonly typicalDuration: (model: string) => number;
  readonly t: Translate;
}

export function reportOf(job: Job, tools: ReportTools): ToolReport {
  const { id, state, request } = job;
  const { seed } = request.parameters;
  const problem = tools.explain(job);
  const progress = progressOf(job);
  const cost = progress.reached === 'delivered' ? progress.metrics.cost : undefined;
  return {
    id,
    state,
    prompt: plainLine(request.prompt).slice(0, promptLength),
    ...(job.state === 'saved' ? { files: filesOf(job, tools), alt: altText(request.prompt) } : {}),
    ...(cost === undefined ? {} : { cost }),
    ...(typeof seed === 'number' ? { seed } : {}),
    ...(problem === undefined ? {} : { problem }),
    ...(isActive(job) ? { usuallyTakes: Math.round(tools.typicalDuration(request.model) / 1000) } : {}),
  };
}

function filesOf(job: Extract<Job, { state: 'saved' }>, { relativePath }: ReportTools): readonly ToolFile[] {
  return job.files.map((uri, index) => {
    const output = job.outputs[index];
    const size = output?.kind === 'kept' ? { width: output.width, height: output.height } : {};
    return { path: relativePath(uri), ...size };
  });
}
