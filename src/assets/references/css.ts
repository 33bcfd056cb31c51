import { urlOf } from './assetWay';
import type { Piece } from './piece';
import type { Target } from './target';

/** One picture: `image-set()` chooses by density, not by width, so smaller copies would be blurred on usual screens. */
export function cssReference({ way }: Target): readonly Piece[] {
  return [`url("${urlOf(way)}")`];
}
