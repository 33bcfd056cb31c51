import type { Translate } from './words/translate';

/** What a person can do next; each is a button somewhere. */
export const steps = [
  'open',
  'insert',
  'reveal',
  'useInstead',
  'undoReplacement',
  'checkCharge',
  'recover',
  'retry',
  'sendAgain',
  'resume',
  'runAgain',
  'change',
  'letBe',
  'saveElsewhere',
  'setApiKey',
  'allowUploads',
  'showCredits',
  'addCredits',
  'openSettings',
  'openFolder',
  'showJobs',
  'showLog',
] as const;

export type Step = (typeof steps)[number];

/** Steps that need a job to act on. */
const jobSteps: readonly Step[] = [
  ...(['open', 'insert', 'reveal', 'retry', 'resume', 'runAgain', 'change', 'letBe'] as const),
  ...(['useInstead', 'undoReplacement'] as const),
  ...(['checkCharge', 'recover', 'sendAgain', 'saveElsewhere', 'allowUploads'] as const),
];

export function needsJob(step: Step): boolean {
  return jobSteps.includes(step);
}

export function stepLabel(step: Step, t: Translate): string {
  switch (step) {
    case 'open':
      return t('Open');
    case 'insert':
      return t('Insert');
    case 'reveal':
      return t('Reveal');
    case 'useInstead':
      return t('Use This One Instead…');
    case 'undoReplacement':
      return t('Undo');
    case 'checkCharge':
      return t('Look Again');
    case 'recover':
      return t('Enter Request Id…');
    case 'retry':
      return t('Retry');
    case 'sendAgain':
      return t('Send Again…');
    case 'resume':
      return t('Resume');
    case 'runAgain':
      return t('Run Again');
    case 'change':
      return t('Change and Try Again…');
    case 'letBe':
      return t('Let It Be');
    case 'saveElsewhere':
      return t('Save Elsewhere…');
    case 'setApiKey':
      return t('Set API Key');
    case 'allowUploads':
      return t('Allow Uploads and Retry…');
    case 'showCredits':
      return t('Show Credits');
    case 'addCredits':
      return t('Add Credits');
    case 'openSettings':
      return t('Open Settings');
    case 'openFolder':
      return t('Open Folder…');
    case 'showJobs':
      return t('Show Jobs');
    case 'showLog':
      return t('Show Log');
  }
}
