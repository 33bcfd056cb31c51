import * as vscode from 'vscode';
import { isActive } from '../../core/job';
import type { Job } from '../../core/job';
import type { Jobs } from '../../core/jobs';
import type { Preferences } from '../../core/ports/preferences';
import type { PlaceOrder } from '../orders/placeOrder';
import { Refusal } from '../refusal';
import type { Hole } from './hole';
import type { FilledHoles } from './filledHoles';

const t = vscode.l10n.t;

export interface HoleFilling {
  readonly jobs: Jobs;
  readonly placeOrder: PlaceOrder;
  readonly filled: FilledHoles;
  readonly preferences: Pick<Preferences, 'forFolder'>;
}

/** Orders the picture that a reference is missing, at the very place that it names. Undefined when the person turned away. */
export async function fillHole(
  document: vscode.TextDocument,
  hole: Hole,
  prompt: string,
  { jobs, placeOrder, filled, preferences }: HoleFilling,
): Promise<Job | undefined> {
  if (isOnItsWay(hole, jobs)) {
    throw new Refusal(t('“{0}” is being made already.', hole.name), ['showJobs']);
  }
  const { folder, name, parameters } = hole;
  const { placeholders: placeholder } = preferences.forFolder(folder);
  const job = await placeOrder({ prompt, folder, name, parameters, placeholder }, { isInteractive: true });
  if (job !== undefined) {
    filled.follow(job, document.uri, hole);
    if (hole.isRenamed) {
      await renameOrTell(document, hole, filled);
    }
  }
  return job;
}

/** Whether a job of any window makes the missing file. */
export function isOnItsWay({ folder, name }: Hole, jobs: Jobs): boolean {
  return jobs.list().some((job) => {
    const { naming, folder: place } = job.request.destination;
    return isActive(job) && naming.kind === 'exact' && naming.name === name && place === folder;
  });
}

/** The picture is being made whatever becomes of the words: it must not look as if it were not. */
async function renameOrTell(document: vscode.TextDocument, hole: Hole, filled: FilledHoles): Promise<void> {
  const isRenamed = await filled.renameReferences(document.uri, hole.target, hole.name).catch(() => false);
  if (!isRenamed) {
    void vscode.window.showWarningMessage(
      t('The picture is being made as “{0}”, but the reference to it could not be changed.', hole.name),
    );
  }
}
