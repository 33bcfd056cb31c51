import * as vscode from 'vscode';
import type { Jobs } from '../../core/jobs';
import type { Replacements } from '../../core/ports/replacements';
import type { Replacement } from '../../core/replacement';
import { fileName } from '../jobsView/fileName';
import { Refusal } from '../refusal';
import { dateText } from '../words/timeText';
import { parseAssetOrJob } from './commandArguments';
import type { CommandHandler } from './commandIds';
import { argumentReader } from './argumentReader';
import { findJob } from './commandTools';

const t = vscode.l10n.t;

/** Puts the bytes back that a picture has replaced: of the file or job that is named, else of the one that is picked. */
export function undoReplacement(jobs: Jobs, replacements: () => Promise<Replacements>): CommandHandler {
  return async (...args) => {
    const service = await replacements();
    const named = namedFile(jobs, args);
    const all = await service.undoable();
    const replacement = named === undefined ? await pick(all) : all.find(({ uri }) => isSame(uri, named));
    if (replacement === undefined) {
      if (named !== undefined) {
        throw new Refusal(
          t('Nothing is known that “{0}” has replaced, or it has changed since.', fileName(named)),
        );
      }
      return undefined;
    }
    await undo(service, replacement);
    return replacement.uri;
  };
}

/** Tells that a file was replaced, with the way back. */
export function tellOfReplacement(message: string, replacement: Replacement): void {
  const back = t('Undo');
  void vscode.window.showInformationMessage(message, back).then(async (picked) => {
    if (picked === back) {
      await vscode.commands.executeCommand(
        'qwenImage.undoReplacement',
        vscode.Uri.parse(replacement.uri, true),
      );
    }
  });
}

async function undo(service: Replacements, replacement: Replacement): Promise<void> {
  const name = fileName(replacement.uri);
  refuse(await service.undo(replacement), name);
  const again = t('Put It There Again');
  void vscode.window
    .showInformationMessage(t('“{0}” is as it was before.', name), again)
    .then(async (picked) => {
      if (picked === again) {
        refuse(await service.redo(replacement), name);
      }
    })
    .then(undefined, (error: unknown) => {
      void vscode.window.showErrorMessage(
        error instanceof Refusal ? error.message : t('“{0}” could not be changed.', name),
      );
    });
}

function refuse(outcome: 'undone' | 'redone' | 'changed' | 'forgotten', name: string): void {
  if (outcome === 'changed') {
    throw new Refusal(t('“{0}” has changed since, so it was left as it is.', name));
  }
  if (outcome === 'forgotten') {
    throw new Refusal(t('The earlier picture of “{0}” is not kept any more.', name));
  }
}

async function pick(all: readonly Replacement[]): Promise<Replacement | undefined> {
  if (all.length === 0) {
    throw new Refusal(t('No picture has replaced another one here, or all of them have changed since.'));
  }
  const items = all.map((replacement) => {
    const uri = vscode.Uri.parse(replacement.uri, true);
    return {
      label: fileName(replacement.uri),
      description: vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, '..')),
      detail: t('Replaced on {0}', dateText(replacement.at)),
      iconPath: uri,
      replacement,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: t('Which picture should be as it was before?'),
    matchOnDescription: true,
  });
  return picked?.replacement;
}

function namedFile(jobs: Jobs, args: readonly unknown[]): string | undefined {
  const { asset, job: id } = parseAssetOrJob(args, argumentReader);
  if (id === undefined) {
    return asset;
  }
  const job = findJob(jobs, id);
  return job.state === 'saved' ? job.files[0] : job.request.destination.replaces?.uri;
}

function isSame(one: string, other: string): boolean {
  return vscode.Uri.parse(one, true).toString() === vscode.Uri.parse(other, true).toString();
}
