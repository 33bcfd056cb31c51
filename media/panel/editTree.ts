import type { JobView, SourceView } from '../../src/protocol/jobView';
import { resultsOf, type Result } from './result';

/** A step in the life of a picture: where it began, or what a job made of the step above. */
export type EditStep = { readonly depth: number } & (
  | { readonly kind: 'source'; readonly source: SourceView }
  | { readonly kind: 'result'; readonly result: Result }
);

/** More than anybody looks through; also the end of what a hand-made circle of sources could give. */
const mostSteps = 100;

/** The picture that all began with, and every edit of it and of its edits, each below what it was made from. */
export function editTree(opened: Result, jobs: readonly JobView[]): readonly EditStep[] {
  const finished = jobs.filter(({ state }) => state === 'saved');
  const madeFrom = new Map<string, readonly JobView[]>();
  for (const job of finished) {
    if (job.source !== undefined) {
      madeFrom.set(job.source.uri, [...(madeFrom.get(job.source.uri) ?? []), job]);
    }
  }
  const makers = new Map(
    finished.flatMap(resultsOf).map((result) => [result.picture?.uri ?? '', result] as const),
  );
  const steps: EditStep[] = [];
  const seen = new Set<string>();
  addResult(originOf(opened, makers));
  return steps.length < 2 ? [] : steps;

  function addResult(origin: Result): void {
    const { source } = origin.job;
    if (source === undefined) {
      descend(origin, 0);
      return;
    }
    steps.push({ kind: 'source', source, depth: 0 });
    addEdits(source.uri, 1);
  }

  function descend(result: Result, depth: number): void {
    if (seen.has(result.key) || steps.length >= mostSteps) {
      return;
    }
    seen.add(result.key);
    steps.push({ kind: 'result', result, depth });
    addEdits(result.picture?.uri ?? '', depth + 1);
  }

  function addEdits(uri: string, depth: number): void {
    const edits = [...(madeFrom.get(uri) ?? [])].sort((one, other) => one.createdAt - other.createdAt);
    for (const edit of edits.flatMap(resultsOf)) {
      descend(edit, depth);
    }
  }
}

/** Goes up as long as the source is itself a result. */
function originOf(opened: Result, makers: ReadonlyMap<string, Result>): Result {
  const seen = new Set<string>();
  let origin = opened;
  for (;;) {
    seen.add(origin.key);
    const maker = makers.get(origin.job.source?.uri ?? '');
    if (maker === undefined || seen.has(maker.key)) {
      return origin;
    }
    origin = maker;
  }
}
