import { t } from './words';

/** Two digits as on a bill, more for less than a cent. */
export function money(dollars: number): string {
  const digits = dollars !== 0 && Math.abs(dollars) < 0.01 ? 4 : 2;
  return `$${dollars.toFixed(digits)}`;
}

export function costWords(average: number | undefined, count: number): string {
  return average === undefined ? t('Cost unknown yet') : t('About {0}', money(average * count));
}
