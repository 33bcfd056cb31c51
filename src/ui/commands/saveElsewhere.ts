import * as vscode from 'vscode';
import type { Job } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import type { Destination } from '../../core/jobRequest';
import { jobActions } from '../jobsView/jobActions';
import { aboutJob } from '../jobError';
import { askForFolder } from '../orders/chooseDestination';
import type { ChooseDestination } from '../orders/placeOrder';
import { parseSaving } from './commandArguments';
import type { CommandHandler } from './commandIds';
import { argumentReader } from './argumentReader';
import { chooseJob } from './commandTools';

const t = vscode.l10n.t;

type Place = Pick<Destination, 'root' | 'folder'>;

/** Saves pictures that are kept safe into a folder of the person's choice. Returns the job's id. */
export function saveElsewhere(jobs: Jobs, chooseDestination: ChooseDestination): CommandHandler {
  return async (...args) => {
    const { folder, job: id } = parseSaving(args, argumentReader);
    const job = await chooseJob(jobs, [id], ['saveElsewhere'], t('Which picture should be saved elsewhere?'));
    if (job === undefined) {
      return undefined;
    }
    // A person may save anywhere, a program only where it may also generate.
    const place = await (folder === undefined
      ? askForPlace()
      : chooseDestination({ folder, isInteractive: false }));
    return place === undefined ? undefined : (await saveAt(jobs, job, place)).id;
  };
}

/** Asks once for all. */
export async function saveAllElsewhere(jobs: Jobs, about: readonly Job[]): Promise<void> {
  // Told together with jobs that have no picture yet, or read long ago: those have nothing to save.
  const now = Date.now();
  const kept = about.flatMap(({ id }) => {
    const job = jobs.get(id);
    return job !== undefined && jobActions(job, now).includes('saveElsewhere') ? [job] : [];
  });
  const place = kept.length === 0 ? undefined : await askForPlace();
  if (place !== undefined) {
    for (const job of kept) {
      await saveAt(jobs, job, place);
    }
  }
}

async function askForPlace(): Promise<Place | undefined> {
  const folder = (await askForFolder())?.toString();
  return folder === undefined ? undefined : { root: folder, folder };
}

function saveAt(jobs: Jobs, job: Job, { root, folder }: Place): Promise<Job> {
  const { naming } = job.request.destination;
  return aboutJob(jobs, job, () => jobs.saveElsewhere(job.id, { root, folder, naming }));
}
