import { aboutDollars } from '../../src/core/dollars';
import { t } from './words';

export function costWords(average: number | undefined, count: number): string {
  return average === undefined ? t('Cost unknown yet') : t('About {0}', aboutDollars(average * count));
}
