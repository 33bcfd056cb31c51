import { findModel } from './catalogue';
import type { KeptOutput } from './job';
import type { JobRequest } from './jobRequest';

export type ExpectedPicture = Pick<KeptOutput, 'type' | 'width' | 'height'>;

/** What a request's picture will most likely be; undefined where its model leaves that open. */
export function expectedPicture({ model: id, parameters }: JobRequest): ExpectedPicture | undefined {
  const model = findModel(id);
  const size = model?.sizes?.byChoice[String(parameters[model.sizes.parameter])];
  const format = parameters['image_format'];
  return size === undefined
    ? undefined
    : { ...size, type: format === 'jpeg' || format === 'webp' ? format : 'png' };
}
