import type { InputPicture } from '../../src/protocol/panelState';
import { planInput, type Size } from './inputPlan';
import { typeWords } from './sentType';
import { t } from './words';

/** `4000 × 3000 PNG, 5.1 MB; sent as 2048 × 1536`. */
export function inputSummary(picture: InputPicture, size: Size, longestSide: number): string {
  const plan = planInput(size, picture.mediaType, longestSide);
  const type = picture.mediaType === undefined ? '' : typeWords(picture.mediaType);
  const is = `${size.width} × ${size.height} ${type}, ${byteWords(picture.size ?? 0)}`;
  if (!plan.isScaled && !plan.isConverted) {
    return t('{0}; sent as it is', is);
  }
  return t('{0}; sent as {1}', is, `${plan.width} × ${plan.height} ${typeWords(plan.type)}`);
}

/** `840 kB`, `5.1 MB`. */
export function byteWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
