import type { JobAction } from '../../src/protocol/fromPanel';
import type { JobView } from '../../src/protocol/jobView';
import type { IconName } from './icons';
import { t } from './words';

export interface ActionButton {
  readonly action: JobAction;
  readonly icon: IconName;
  readonly label: string;
}

/** What can be done with a job that has no picture, as its state allows. The most likely first. */
export function actionsFor(job: JobView): readonly ActionButton[] {
  switch (job.state) {
    case 'queued':
      return [{ action: 'cancel', icon: 'circle-slash', label: t('Cancel') }];
    case 'waiting':
      return [{ action: 'stop', icon: 'eye-closed', label: t('Stop Watching') }];
    case 'submitting':
    case 'ready':
    case 'saved':
      return [];
    case 'unconfirmed':
      return [
        { action: 'retry', icon: 'debug-restart', label: t('Send Again') },
        { action: 'stop', icon: 'close', label: t('Let Be') },
      ];
    case 'failed':
      return [
        { action: 'retry', icon: 'debug-restart', label: t('Retry') },
        { action: 'showError', icon: 'output', label: t('Show Log') },
        { action: 'remove', icon: 'close', label: t('Remove') },
      ];
    case 'dismissed':
      return [
        ...(job.canResume
          ? [{ action: 'resume', icon: 'play', label: t('Resume') } as const]
          : [{ action: 'runAgain', icon: 'debug-restart', label: t('Run Again') } as const]),
        { action: 'remove', icon: 'close', label: t('Remove') },
      ];
  }
}
