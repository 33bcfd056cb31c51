import * as vscode from 'vscode';
import type * as z from 'zod/mini';
import { averageCost } from '../../core/averageCost';
import type { Job } from '../../core/job';
import { progressOf } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import { explainArgument } from '../commands/explainArgument';
import { Refusal } from '../refusal';
import { wrappedText } from '../wrappedText';
import { aboutDollars } from '../../core/dollars';
import { reportOf } from './toolReport';
import type { ToolReport } from './toolReport';
import type { ToolName } from './toolNames';
import { editShape, generateShape, jobsShape, modelFor, orderOfInput } from './toolShapes';
import { untilAtRest } from './untilAtRest';
import { isOfRoots, workspacePicture } from './workspacePicture';

/** Jobs that are told of when none is named: the newest ones. */
const newest = 20;

export interface AgentToolServices {
  readonly jobs: Jobs;
  /** Resolves with the id of the new job; rejects with a plain sentence. */
  readonly order: (request: unknown) => Promise<string>;
  /** What went wrong with a job, in words. */
  readonly explain: (job: Job) => string | undefined;
}

/** A tool of ours, its input not yet believed. Throws a sentence for what cannot be done; the model reads it. */
export interface AgentTool {
  prepare(input: unknown): vscode.PreparedToolInvocation;
  invoke(input: unknown, token: vscode.CancellationToken): Promise<vscode.LanguageModelToolResult>;
}

const t = vscode.l10n.t;

/** Generate and edit come back as soon as the job is safe on disk, like the commands; `jobs` waits for pictures. */
export function createAgentTools(services: AgentToolServices): Readonly<Record<ToolName, AgentTool>> {
  const { jobs, order } = services;
  return {
    qwenImage_generate: {
      prepare: (input) => {
        const { prompt } = parsed(generateShape, input);
        return {
          invocationMessage: t('Asking for an image'),
          confirmationMessages: confirm('generate', prompt, jobs),
        };
      },
      invoke: async (input) => started(await order(orderOfInput(parsed(generateShape, input)))),
    },
    qwenImage_edit: {
      prepare: (input) => {
        const { prompt, image } = parsed(editShape, input);
        const picture = workspacePicture(image, workspaceRoots(), t);
        return {
          invocationMessage: t('Asking for an edit of {0}', relativePath(picture)),
          confirmationMessages: confirm('edit', prompt, jobs, relativePath(picture)),
        };
      },
      invoke: async (input) => {
        const edit = parsed(editShape, input);
        const image = workspacePicture(edit.image, workspaceRoots(), t);
        return started(await order(orderOfInput({ ...edit, image })));
      },
    },
    qwenImage_jobs: {
      prepare: () => ({ invocationMessage: t('Looking after images') }),
      invoke: async (input, token) => {
        const { ids, wait_seconds: seconds = 0 } = parsed(jobsShape, input);
        const own = jobs
          .list()
          .filter((job) => isOfRoots(job, workspaceRoots()))
          .map(({ id }) => id);
        const named = ids?.filter((id) => own.includes(id)) ?? own.slice(0, newest);
        await waitFor(jobs, named, seconds, token);
        return answer(
          (ids ?? named).map((id) => (named.includes(id) ? report(id) : { id, state: 'unknown' })),
        );
      },
    },
  };

  function started(id: string): vscode.LanguageModelToolResult {
    return answer([report(id)]);
  }

  function report(id: string): ToolReport | { readonly id: string; readonly state: 'unknown' } {
    const job = jobs.get(id);
    return job === undefined
      ? { id, state: 'unknown' }
      : reportOf(job, {
          t,
          relativePath,
          explain: services.explain,
          typicalDuration: (model) => jobs.typicalDuration(model),
        });
  }
}

/** Money is spent: a person says yes, knowing on what and about how much. */
function confirm(
  purpose: 'generate' | 'edit',
  prompt: string,
  jobs: Jobs,
  picture?: string,
): vscode.LanguageModelToolConfirmationMessages {
  const model = modelFor(purpose);
  const paid = jobs.list().map((job) => {
    const progress = progressOf(job);
    const cost = progress.reached === 'delivered' ? progress.metrics.cost : undefined;
    return { model: job.request.model, ...(cost === undefined ? {} : { cost }) };
  });
  const average = averageCost(paid, model.id);
  const price =
    average === undefined
      ? t('Segmind charges your account for it; what it costs is not known yet.')
      : t('Segmind charges your account for it: about {0}.', aboutDollars(average));
  const message = new vscode.MarkdownString();
  message.appendMarkdown(
    wrappedText(`${picture === undefined ? '' : `${picture}\n\n`}“${prompt}”\n\n${price}`),
  );
  return {
    title: purpose === 'edit' ? t('Edit an image with Qwen?') : t('Generate an image with Qwen?'),
    message,
  };
}

async function waitFor(
  jobs: Jobs,
  ids: readonly string[],
  seconds: number,
  token: vscode.CancellationToken,
): Promise<void> {
  if (seconds === 0 || token.isCancellationRequested) {
    return;
  }
  const cancelled = new AbortController();
  const subscription = token.onCancellationRequested(() => {
    cancelled.abort();
  });
  try {
    await untilAtRest(jobs, ids, AbortSignal.any([cancelled.signal, AbortSignal.timeout(seconds * 1000)]));
  } finally {
    subscription.dispose();
  }
}

function answer(reports: readonly unknown[]): vscode.LanguageModelToolResult {
  const text = JSON.stringify({ jobs: reports });
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}

function parsed<S extends z.ZodMiniType>(shape: S, input: unknown): z.infer<S> {
  const result = shape.safeParse(input);
  if (!result.success) {
    throw new Refusal(explainArgument(result.error.issues, t));
  }
  return result.data;
}

function workspaceRoots(): Parameters<typeof workspacePicture>[1] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ name, uri }) => ({
    name,
    uri: uri.toString().replace(/\/+$/, ''),
    ...(uri.scheme === 'file' ? { path: uri.fsPath } : {}),
  }));
}

function relativePath(uri: string): string {
  return /^https?:/i.test(uri) ? uri : vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}
