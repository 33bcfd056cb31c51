import * as vscode from 'vscode';
import { chainSteps, editChain, originalOf } from '../../core/editChain';
import type { Job } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import { fileName } from '../jobsView/fileName';
import { jobActions } from '../jobsView/jobActions';
import type { JobAction } from '../jobsView/jobActions';
import { presentJob } from '../jobsView/presentJob';
import { jobTitle } from '../words/jobTitle';
import { parseJobId } from './commandArguments';
import { commandId } from './commandIds';
import type { CommandHandler, CommandName } from './commandIds';
import { argumentReader } from './argumentReader';
import { chooseJob, findJob } from './commandTools';

const t = vscode.l10n.t;

/** The steps from the original to its edits, and what can be done with each. */
export function showChain(jobs: Jobs): CommandHandler {
  return async (...args) => {
    const id = parseJobId(args, argumentReader);
    const job =
      id === undefined
        ? await chooseJob(jobs, [], ['showChain'], t('The edits of which picture should be shown?'))
        : findJob(jobs, id);
    if (job === undefined) {
      return;
    }
    const step = await pickStep(job, jobs);
    if (step === undefined) {
      return;
    }
    if (step.kind === 'original') {
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(step.uri, true));
      return;
    }
    const action = await pickAction(step.job);
    if (action === 'edit' && step.job.state === 'saved') {
      const [file = ''] = step.job.files;
      await vscode.commands.executeCommand('qwenImage.editImage', vscode.Uri.parse(file, true));
    } else if (action !== undefined && action !== 'edit') {
      await vscode.commands.executeCommand(commandId(action), { jobId: step.job.id });
    }
  };
}

type Step = { readonly kind: 'original'; readonly uri: string } | { readonly kind: 'job'; readonly job: Job };

async function pickStep(job: Job, jobs: Jobs): Promise<Step | undefined> {
  const chain = editChain(job, jobs.list());
  const now = Date.now();
  const uri = originalOf(chain);
  const items: (vscode.QuickPickItem & { readonly step: Step })[] = [
    ...(uri === undefined
      ? []
      : [
          {
            label: fileName(uri),
            description: t('original'),
            iconPath: new vscode.ThemeIcon('file-media'),
            step: { kind: 'original', uri } as const,
          },
        ]),
    ...chainSteps(chain).map((step) => {
      const facts = { now, typicalDuration: jobs.typicalDuration(step.job.request.model) };
      const { description, iconId } = presentJob(step.job, facts, t);
      const depth = step.depth + (uri === undefined ? 0 : 1);
      return {
        label: `${'\u2003'.repeat(Math.max(0, depth - 1))}${depth === 0 ? '' : '\u21b3 '}${jobTitle(step.job, t)}`,
        description: step.job.id === job.id ? t('{0}, this one', description) : description,
        iconPath: new vscode.ThemeIcon(iconId),
        step: { kind: 'job', job: step.job } as const,
      };
    }),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: t('From the Original to Its Edits'),
    placeHolder: t('Which step?'),
    matchOnDescription: true,
  });
  return picked?.step;
}

type StepAction = Extract<JobAction & CommandName, string> | 'openAsset' | 'compareWithSource' | 'edit';

async function pickAction(job: Job): Promise<StepAction | undefined> {
  const allowed = jobActions(job, Date.now());
  const all: readonly (vscode.QuickPickItem & { readonly needs: JobAction; readonly action: StepAction })[] =
    [
      { label: t('Open'), needs: 'open', action: 'openAsset' },
      { label: t('Compare with What It Was Made From'), needs: 'compare', action: 'compareWithSource' },
      { label: t('Edit Further…'), needs: 'open', action: 'edit' },
      { label: t('Use This One Instead…'), needs: 'useInstead', action: 'useInstead' },
      { label: t('Run Again'), needs: 'runAgain', action: 'runAgain' },
    ];
  const items = all.filter(({ needs }) => allowed.includes(needs));
  const picked = await vscode.window.showQuickPick(items, { title: jobTitle(job, t) });
  return picked?.action;
}
