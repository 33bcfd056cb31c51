import { urlOf } from './assetWay';
import type { Piece } from './piece';
import type { Target } from './target';

export function cssReference(target: Target): readonly Piece[] {
  const { way, variants } = target;
  const [smallest] = variants;
  if (smallest === undefined) return [`url("${urlOf(way)}")`];
  const choices = variants.map((variant) => {
    const density = Math.round((variant.width / smallest.width) * 100) / 100;
    return `url("${urlOf(variant.way)}") ${density}x`;
  });
  return [`image-set(${choices.join(', ')})`];
}
