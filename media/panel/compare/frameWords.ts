import { t } from '../words';
import type { FrameChange } from './measuredDrift';

/** What became of the frame, in a line: whether a layout around the picture still fits. */
export function frameWords(change: FrameChange): string {
  return `${sizeWords(change)} ${moveWords(change)}`;
}

function sizeWords({ before, after }: FrameChange): string {
  const [old, now] = [`${before.width} × ${before.height}`, `${after.width} × ${after.height}`];
  return old === now ? t('Same size, {0}.', now) : t('Size {0} → {1}.', old, now);
}

function moveWords(change: FrameChange): string {
  if (change.kind === 'unknown') {
    return t('Whether the frame moved cannot be told.');
  }
  const { drift, after } = change;
  const right = Math.round(drift.shiftX * after.width);
  const down = Math.round(drift.shiftY * after.height);
  const percent = Math.round((drift.zoom - 1) * 1000) / 10;
  const parts = [
    right === 0 ? '' : right > 0 ? t('{0} px to the right', right) : t('{0} px to the left', -right),
    down === 0 ? '' : down > 0 ? t('{0} px down', down) : t('{0} px up', -down),
    percent === 0 ? '' : percent > 0 ? t('{0} % larger', percent) : t('{0} % smaller', -percent),
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('The frame did not move.') : t('The frame moved: {0}.', parts.join(', '));
}
