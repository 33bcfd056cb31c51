import * as vscode from 'vscode';
import { catalogue, defaultModel, findModel } from '../../core/catalogue';
import type { Jobs } from '../../core/jobs';
import type { ChooseDestination } from '../orders/placeOrder';
import { Refusal } from '../refusal';
import { explainIssue } from '../words/explainIssue';
import { parseRecover } from './commandArguments';
import type { RecoverArguments } from './commandArguments';
import type { CommandHandler } from './commandIds';
import { argumentReader } from './commandTools';
import { isRequestId } from '../../core/requestId';
import { mayBeRequestId } from './requestId';

const t = vscode.l10n.t;

/** Fetches a result by its request id, free of charge. Returns the id of the job that does it. */
export function recoverRequest(jobs: Jobs, chooseDestination: ChooseDestination): CommandHandler {
  return async (...args) => {
    const given = parseRecover(args, argumentReader);
    const wanted = given ?? (await askForRequest());
    if (wanted === undefined) {
      return undefined;
    }
    if (!isRequestId(wanted.requestId)) {
      throw new Refusal(t('“{0}” is not a request id.', wanted.requestId));
    }
    const { id: model } = modelOf(wanted);
    const destination = await chooseDestination({ isInteractive: given === undefined });
    return destination === undefined
      ? undefined
      : (await jobs.recover(wanted.requestId, model, destination)).id;
  };
}

function modelOf({ model: id }: RecoverArguments): (typeof catalogue)[number] {
  const model = id === undefined ? defaultModel('generate') : findModel(id);
  if (model === undefined) {
    throw new Refusal(explainIssue({ kind: 'unknownModel', field: 'model', value: id ?? '' }, undefined, t));
  }
  return model;
}

async function askForRequest(): Promise<RecoverArguments | undefined> {
  const copied = (await vscode.env.clipboard.readText()).trim();
  const requestId = await vscode.window.showInputBox({
    title: t('Recover a Result by Its Request Id'),
    placeHolder: t('Request id'),
    prompt: t('Segmind keeps results for one hour. To fetch one costs nothing.'),
    ignoreFocusOut: true,
    ...(mayBeRequestId(copied) ? { value: copied } : {}),
    validateInput: (text) => (isRequestId(text.trim()) ? undefined : t('That is not a request id.')),
  });
  if (requestId === undefined) {
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(
    catalogue.map(({ title, id }) => ({ label: title, description: id, id })),
    { placeHolder: t('Which model made it?'), ignoreFocusOut: true },
  );
  return picked === undefined ? undefined : { requestId: requestId.trim(), model: picked.id };
}
