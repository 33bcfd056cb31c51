import { supportedMediaType, type SentType } from './sentType';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What has to happen to an input picture before it can be sent. */
export interface InputPlan extends Size {
  readonly type: SentType;
  readonly isScaled: boolean;
  readonly isConverted: boolean;
}

/** Scales down to the longest side, never up; keeps the proportion; types that the model does not take become PNG. */
export function planInput(size: Size, mediaType: string | undefined, longestSide: number): InputPlan {
  const factor = Math.min(1, longestSide / Math.max(size.width, size.height, 1));
  const type = supportedMediaType(mediaType);
  return {
    width: Math.max(1, Math.round(size.width * factor)),
    height: Math.max(1, Math.round(size.height * factor)),
    type: type ?? 'image/png',
    isScaled: factor < 1,
    isConverted: type === undefined,
  };
}
