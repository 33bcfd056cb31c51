import type { JobView, SourceView } from '../../src/protocol/jobView';
import { resultsOf, type Result } from './result';

/** A step in the life of a picture: where it began, or what a job made of the step above. */
export type EditStep = { readonly depth: number } &
  /** `job` was made from it. */
  (
    | { readonly kind: 'source'; readonly source: SourceView; readonly job: JobView }
    | { readonly kind: 'result'; readonly result: Result }
  );

/** More than anybody looks through. */
const mostSteps = 100;

/** Who was made from whom, worked out once for a list of jobs. */
interface Family {
  readonly byId: ReadonlyMap<string, JobView>;
  /** Oldest first, by the id of the job that they were made from. */
  readonly edits: ReadonlyMap<string, readonly JobView[]>;
  /** Edits of pictures that no job here made, oldest first, by URI. */
  readonly firstEdits: ReadonlyMap<string, readonly JobView[]>;
}

const families = new WeakMap<readonly JobView[], Family>();

/** The picture that all began with, and every edit of it and of its edits, each below what it was made from. */
export function editTree(opened: Result, jobs: readonly JobView[]): readonly EditStep[] {
  const family = families.get(jobs) ?? familyOf(jobs);
  families.set(jobs, family);
  const { byId, edits, firstEdits } = family;
  const steps: EditStep[] = [];
  const origin = originOf(opened.job, byId);
  if (origin.source === undefined) {
    for (const result of resultsOf(origin)) descend(result, 0);
  } else {
    steps.push({ kind: 'source', source: origin.source, job: origin, depth: 0 });
    for (const edit of firstEdits.get(origin.source.uri) ?? []) {
      for (const result of resultsOf(edit)) descend(result, 1);
    }
  }
  return steps.some(({ depth }) => depth > 0) ? steps : [];

  function descend(result: Result, depth: number): void {
    if (steps.length >= mostSteps) {
      return;
    }
    steps.push({ kind: 'result', result, depth });
    const own = (edits.get(result.job.id) ?? []).filter(
      (edit) => pictureOf(edit, result.job) === result.index,
    );
    for (const edit of own.flatMap(resultsOf)) {
      descend(edit, depth + 1);
    }
  }
}

function familyOf(jobs: readonly JobView[]): Family {
  const finished = jobs
    .filter(({ state }) => state === 'saved')
    .sort((one, other) => one.createdAt - other.createdAt);
  const byId = new Map(finished.map((job) => [job.id, job]));
  const [edits, firstEdits] = [new Map<string, JobView[]>(), new Map<string, JobView[]>()];
  for (const job of finished) {
    const { parent, source } = job;
    if (parent !== undefined && byId.has(parent)) {
      edits.set(parent, [...(edits.get(parent) ?? []), job]);
    } else if (source !== undefined) {
      firstEdits.set(source.uri, [...(firstEdits.get(source.uri) ?? []), job]);
    }
  }
  return { byId, edits, firstEdits };
}

/** The host sees to it that nothing comes of itself; a list that is half told could still go round. */
function originOf(opened: JobView, byId: ReadonlyMap<string, JobView>): JobView {
  const seen = new Set([opened.id]);
  let origin = opened;
  for (let up = byId.get(origin.parent ?? ''); up !== undefined && !seen.has(up.id);) {
    seen.add(up.id);
    origin = up;
    up = byId.get(origin.parent ?? '');
  }
  return origin;
}

/** Which of a job's pictures an edit was made from; the first where that cannot be told. */
function pictureOf(edit: JobView, parent: JobView): number {
  return Math.max(
    0,
    parent.pictures.findIndex(({ uri }) => uri === edit.source?.uri),
  );
}
