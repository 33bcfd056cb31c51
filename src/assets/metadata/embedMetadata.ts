import { imageSizeOf } from '../imageSize';
import { formatParametersText } from './parametersText';
import type { PictureRecipe } from './parametersText';
import { putMetadata } from './putMetadata';
import { xmpPacket } from './xmpPacket';
import type { XmpProperty } from './xmpProperty';
import type { NewMetadata } from './writtenMetadata';

/** What is told of a picture. */
export interface Disclosure {
  /** An edit is a composite of what was there and what the model made. */
  readonly isEdit: boolean;
  /** Missing: that a model made it, and no more. */
  readonly recipe?: PictureRecipe;
}

const sourceTypes = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/**
 * A picture that says how it came to be, in its own format's way, with no pixel touched and all else that it carries kept.
 * Never throws: a picture that is damaged, or of a format without room for it, comes back as it is.
 */
export function embedMetadata(picture: Uint8Array, disclosure: Disclosure): Uint8Array {
  try {
    return write(picture, disclosure);
  } catch {
    return picture;
  }
}

function write(picture: Uint8Array, { isEdit, recipe }: Disclosure): Uint8Array {
  const size = imageSizeOf(picture);
  if (size.kind !== 'size') {
    return picture;
  }
  const properties: readonly XmpProperty[] = [
    {
      name: 'DigitalSourceType',
      value: sourceTypes + (isEdit ? 'compositeWithTrainedAlgorithmicMedia' : 'trainedAlgorithmicMedia'),
    },
    ...(recipe?.model === undefined ? [] : [{ name: 'AISystemUsed', value: recipe.model } as const]),
    ...(recipe === undefined ? [] : [{ name: 'AIPromptInformation', value: recipe.prompt } as const]),
  ];
  const metadata: NewMetadata = {
    xmp: (existing) => xmpPacket(properties, existing),
    ...(recipe === undefined ? {} : { parameters: formatParametersText(recipe, size) }),
  };
  return putMetadata(picture, metadata);
}
