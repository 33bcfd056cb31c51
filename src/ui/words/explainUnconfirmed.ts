import type { BalanceMovement } from '../../core/balanceMovement';
import { findModel } from '../../core/catalogue';
import type { JobIn } from '../../core/job';
import type { Step } from '../step';
import { balanceSentence } from './balanceText';
import type { Explanation } from './explainFailure';
import { jobTitle } from './jobTitle';
import { whenText } from './timeText';
import type { Translate } from './translate';
import { unlinked } from './unlinked';

/** What was sent when, what the balance tells of it, and the ways on. @param now ms since the epoch */
export function explainUnconfirmed(
  job: JobIn<'unconfirmed'>,
  movement: BalanceMovement | undefined,
  now: number,
  t: Translate,
): Explanation {
  const sentence = t(
    'It was sent to {0} at {1} and no answer came back, so it is not known whether Segmind took it.',
    findModel(job.request.model)?.title ?? unlinked(job.request.model),
    whenText(job.sentAt, now),
  );
  const money = movement === undefined ? t('It may have been charged.') : balanceSentence(movement, now, t);
  return {
    message: t('“{0}”: {1}', jobTitle(job, t), `${sentence} ${money}`),
    steps: stepsAfter(movement),
  };
}

/** The most likely way on comes first. */
function stepsAfter(movement: BalanceMovement | undefined): readonly [Step, ...Step[]] {
  if (movement?.kind === 'fell') {
    return ['recover', 'checkCharge', 'letBe', 'sendAgain'];
  }
  return movement?.kind === 'unmoved' && !movement.isEarly
    ? ['sendAgain', 'letBe', 'checkCharge', 'recover']
    : ['checkCharge', 'sendAgain', 'letBe', 'recover'];
}
