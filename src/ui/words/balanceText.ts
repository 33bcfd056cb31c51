import type { BalanceMovement, UnknownReason } from '../../core/balanceMovement';
import { dollars } from '../../core/dollars';
import { whenText } from './timeText';
import type { Translate } from './translate';

/** What the account's balance tells of a request whose answer was lost. @param now ms since the epoch */
export function balanceSentence(movement: BalanceMovement, now: number, t: Translate): string {
  switch (movement.kind) {
    case 'unknown':
      return `${t('It may have been charged.')} ${unknownSentence(movement.reason, t)}`;
    case 'unmoved':
      return movement.isEarly
        ? t(
            'Until {0} it was not charged, but Segmind may still work on it: look again in a few minutes.',
            whenText(movement.to, now),
          )
        : t(
            'It was most likely not charged: by {0} nothing had left the account for it.',
            whenText(movement.to, now),
          );
    case 'fell':
      return movement.requests === 1
        ? t(
            'It was most likely charged: {0} more has left the account than the other jobs here cost.',
            dollars(movement.amount),
          )
        : t(
            'At least one of {1} requests without an answer was most likely charged: {0} more has left the account than the other jobs here cost.',
            dollars(movement.amount),
            movement.requests,
          );
  }
}

function unknownSentence(reason: UnknownReason, t: Translate): string {
  switch (reason) {
    case 'noBefore':
      return t('What the account held before is not known, so its balance cannot tell.');
    case 'noAfter':
      return t('Look again to see how the balance has moved since.');
    case 'otherJobs':
      return t('Other jobs were paid from the account at the same time, so its balance cannot tell.');
    case 'toppedUp':
      return t('Credits were added to the account since, so its balance cannot tell.');
    case 'freeCredits':
      return t('Free credits may have paid for it, so the balance cannot tell.');
  }
}
