import type { JobAction } from '../../src/protocol/fromPanel';
import type { JobView } from '../../src/protocol/jobView';
import type { IconName } from './icons';
import { can } from './jobSteps';
import { t } from './words';

export interface ActionButton {
  readonly action: JobAction;
  readonly icon: IconName;
  readonly label: string;
}

/** What can be done with a job that has no picture, as its state allows. The most likely first. */
export function actionsFor(job: JobView, now = Date.now()): readonly ActionButton[] {
  switch (job.state) {
    case 'queued':
      return stop('cancel', 'circle-slash', t('Cancel'));
    case 'waiting':
      return stop('stop', 'eye-closed', t('Stop Watching'));
    case 'submitting':
    case 'ready':
    case 'saved':
      return [];
    case 'unconfirmed':
      return [
        ...offer('checkCharge', 'search', t('Look Again')),
        ...onward(t('Send Again…')),
        ...stop('stop', 'close', t('Let It Be')),
        ...offer('recover', 'key', t('Enter Request Id…')),
      ];
    case 'failed':
      return [
        ...onward(t('Retry')),
        ...offer('saveElsewhere', 'folder-opened', t('Save Elsewhere…')),
        { action: 'showError', icon: 'output', label: t('Show Log') },
        ...removal(),
      ];
    case 'dismissed':
      return [...onward(t('Retry')), ...removal()];
  }

  /** The furthest point that was paid for comes first; a new job only where nothing else is left. */
  function onward(retry: string): readonly ActionButton[] {
    if (can(job, 'resume', now)) {
      return [{ action: 'resume', icon: 'play', label: t('Resume') }];
    }
    if (can(job, 'retry', now)) {
      return [{ action: 'retry', icon: 'debug-restart', label: retry }];
    }
    return can(job, 'runAgain', now)
      ? [{ action: 'runAgain', icon: 'debug-restart', label: t('Run Again') }]
      : [];
  }

  function stop(action: 'cancel' | 'stop', icon: IconName, label: string): readonly ActionButton[] {
    return can(job, 'stop', now) ? [{ action, icon, label }] : [];
  }

  function offer(
    action: 'checkCharge' | 'recover' | 'saveElsewhere',
    icon: IconName,
    label: string,
  ): readonly ActionButton[] {
    return can(job, action, now) ? [{ action, icon, label }] : [];
  }

  function removal(): readonly ActionButton[] {
    return can(job, 'remove', now) ? [{ action: 'remove', icon: 'close', label: t('Remove') }] : [];
  }
}
