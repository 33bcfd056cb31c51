import { isActive } from '../../core/job';
import type { Job } from '../../core/job';
import type { Translate } from './translate';

/** How many jobs something works on. */
export function runningCount(jobs: readonly Job[]): number {
  return jobs.filter(isActive).length;
}

export function runningText(count: number, t: Translate): string {
  return count === 1 ? t('1 picture is being made') : t('{0} pictures are being made', count);
}
