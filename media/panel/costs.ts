import { t } from './words';

/** US dollars with as many digits as the amount needs, as it is told everywhere else: pictures cost cents and parts of them. */
export function money(dollars: number): string {
  const digits = dollars !== 0 && Math.abs(dollars) < 1 ? 4 : 2;
  const amount = Math.abs(dollars)
    .toFixed(digits)
    .replace(/(\.\d{2}\d*?)0+$/, '$1');
  return `${dollars < 0 ? '-' : ''}$${amount}`;
}

export function costWords(average: number | undefined, count: number): string {
  return average === undefined ? t('Cost unknown yet') : t('About {0}', money(average * count));
}
