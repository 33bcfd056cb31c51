import * as vscode from 'vscode';
import type { Job } from '../../core/job';
import type { JobAction } from '../../protocol/fromPanel';
import { PanelRefusal } from '../../protocol/panelRefusal';
import { deleteJob } from './deleteJob';
import { shownSource } from './describeJob';
import { actOnOtherPicture } from './otherPicture';
import type { PanelPorts } from './panelPorts';

/** Actions that are the same as a command on a job: the panel can run these and no others. */
const commands: Readonly<
  Record<Exclude<JobAction, 'insert' | 'delete' | 'showError' | 'openSource'>, string>
> = {
  cancel: 'qwenImage.stopWatching',
  stop: 'qwenImage.stopWatching',
  checkCharge: 'qwenImage.checkCharge',
  recover: 'qwenImage.recoverRequest',
  saveElsewhere: 'qwenImage.saveElsewhere',
  resume: 'qwenImage.resumeJob',
  retry: 'qwenImage.retryJob',
  runAgain: 'qwenImage.runAgain',
  remove: 'qwenImage.removeJob',
  copyReference: 'qwenImage.copyReference',
  reveal: 'qwenImage.revealAsset',
  open: 'qwenImage.openAsset',
  useInstead: 'qwenImage.useInstead',
};

/** Does what the person asked of a job. `picture` is one of the job's own files. */
export async function actOnJob(
  job: Job,
  action: JobAction,
  picture: string | undefined,
  ports: Pick<PanelPorts, 'referenceText' | 'leadsOut'>,
): Promise<void> {
  const files = job.state === 'saved' ? job.files : [];
  const file = files.find((candidate) => candidate === picture) ?? files[0];
  switch (action) {
    case 'insert':
      if (file !== undefined) {
        await vscode.commands.executeCommand('qwenImage.insertAsset', { asset: vscode.Uri.parse(file) });
      }
      return;
    case 'showError':
      await vscode.commands.executeCommand('qwenImage.showLog');
      return;
    case 'delete':
      await (files.length === 0
        ? vscode.commands.executeCommand(commands.remove, job.id)
        : deleteJob(job.id, files, ports));
      return;
    case 'copyReference':
    case 'reveal':
    case 'open':
      if (file !== undefined && file !== files[0]) {
        await actOnOtherPicture(job, action, file, ports.referenceText);
        return;
      }
      await vscode.commands.executeCommand(commands[action], job.id);
      return;
    case 'openSource': {
      const source = shownSource(job);
      if (source === undefined) {
        throw new PanelRefusal(vscode.l10n.t('What it was made from has been replaced since.'));
      }
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(source, true));
      return;
    }
    case 'recover':
      // As a row of the jobs view: by itself, a text would be taken for a request id.
      await vscode.commands.executeCommand(commands.recover, { jobId: job.id });
      return;
    case 'checkCharge':
    case 'saveElsewhere':
    case 'cancel':
    case 'stop':
    case 'resume':
    case 'retry':
    case 'runAgain':
    case 'useInstead':
    case 'remove':
      await vscode.commands.executeCommand(commands[action], job.id);
  }
}
