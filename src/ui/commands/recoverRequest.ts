import * as vscode from 'vscode';
import { catalogue, defaultModel, findModel } from '../../core/catalogue';
import { requestIdOf } from '../../core/job';
import type { Job } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import { isRequestId } from '../../core/requestId';
import type { ChooseDestination } from '../orders/placeOrder';
import { aboutJob } from '../jobError';
import { Refusal } from '../refusal';
import { explainIssue } from '../words/explainIssue';
import { jobTitle } from '../words/jobTitle';
import { whenText } from '../words/timeText';
import { parseRecover } from './commandArguments';
import { parseRow } from './orderArguments';
import type { RecoverArguments } from './commandArguments';
import type { CommandHandler } from './commandIds';
import { argumentReader } from './argumentReader';
import { chooseJob } from './commandTools';
import { copiedRequestId, requestIdIn } from './requestId';

const t = vscode.l10n.t;

/**
 * Fetches a result by its request id, free of charge: as a job of its own, or as the job whose answer was lost. Returns the id of
 * the job that does it.
 */
export function recoverRequest(jobs: Jobs, chooseDestination: ChooseDestination): CommandHandler {
  return async (...args) => {
    const given = parseRecover(args, argumentReader);
    const wanted = given ?? (await askForRequest(jobs, parseRow(args)));
    if (wanted === undefined) {
      return undefined;
    }
    const { requestId } = wanted;
    if (!isRequestId(requestId)) {
      throw new Refusal(t('“{0}” is not a request id.', requestId));
    }
    if (wanted.job !== undefined) {
      return follow(jobs, wanted.job, requestId);
    }
    const { id: model } = modelOf(wanted);
    const destination = await chooseDestination({ isInteractive: given === undefined });
    if (destination === undefined) {
      return undefined;
    }
    const recover = (): Promise<Job> => jobs.recover(requestId, model, destination);
    return (await aboutJob(jobs, ownerOf(jobs, requestId), recover)).id;
  };
}

async function follow(jobs: Jobs, id: string, requestId: string): Promise<string | undefined> {
  const job = await chooseJob(jobs, [id], ['recover'], '');
  const owner = ownerOf(jobs, requestId);
  if (owner !== undefined) {
    throw new Refusal(t('That is the request of “{0}”.', jobTitle(owner, t)), ['showJobs']);
  }
  return job === undefined ? undefined : (await aboutJob(jobs, job, () => jobs.follow(job.id, requestId))).id;
}

function ownerOf(jobs: Jobs, requestId: string): Job | undefined {
  return jobs.list().find((job) => requestIdOf(job) === requestId);
}

function modelOf({ model: id }: RecoverArguments): (typeof catalogue)[number] {
  const model = id === undefined ? defaultModel('generate') : findModel(id);
  if (model === undefined) {
    throw new Refusal(explainIssue({ kind: 'unknownModel', field: 'model', value: id ?? '' }, undefined, t));
  }
  return model;
}

async function askForRequest(jobs: Jobs, job: string | undefined): Promise<RecoverArguments | undefined> {
  const copied = copiedRequestId(await vscode.env.clipboard.readText());
  const typed = await vscode.window.showInputBox({
    title: t('Recover a Result by Its Request Id'),
    placeHolder: t('Request id'),
    prompt:
      copied === undefined
        ? t('Segmind keeps results for one hour. To fetch one costs nothing.')
        : t('From the clipboard. Segmind keeps results for one hour. To fetch one costs nothing.'),
    ignoreFocusOut: true,
    ...(copied === undefined ? {} : { value: copied }),
    validateInput: (text) => (isRequestId(requestIdIn(text)) ? undefined : t('That is not a request id.')),
  });
  if (typed === undefined) {
    return undefined;
  }
  const requestId = requestIdIn(typed);
  return job === undefined ? askForOwner(jobs, requestId) : { requestId, job };
}

type OwnerItem = vscode.QuickPickItem & Pick<RecoverArguments, 'job' | 'model'>;

/** A job that waits for just this answer, or the model that made what another program or machine asked for. */
async function askForOwner(jobs: Jobs, requestId: string): Promise<RecoverArguments | undefined> {
  const waiting = jobs.list().filter(({ state }) => state === 'unconfirmed');
  const separator = { label: t('Made elsewhere, with'), kind: vscode.QuickPickItemKind.Separator };
  const picked = await vscode.window.showQuickPick<OwnerItem>(
    [
      ...waiting.map(waitingItem),
      ...(waiting.length === 0 ? [] : [separator]),
      ...catalogue.map(({ title, id }) => ({ label: title, description: id, model: id })),
    ],
    {
      placeHolder: waiting.length === 0 ? t('Which model made it?') : t('Which picture is it?'),
      ignoreFocusOut: true,
    },
  );
  return picked === undefined
    ? undefined
    : {
        requestId,
        ...(picked.job === undefined ? {} : { job: picked.job }),
        ...(picked.model === undefined ? {} : { model: picked.model }),
      };
}

function waitingItem(job: Job): OwnerItem {
  const sentAt = job.state === 'unconfirmed' ? job.sentAt : job.createdAt;
  return {
    label: jobTitle(job, t),
    description: t('sent at {0}, no answer', whenText(sentAt, Date.now())),
    iconPath: new vscode.ThemeIcon('question'),
    job: job.id,
  };
}
