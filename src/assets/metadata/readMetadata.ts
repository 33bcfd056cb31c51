import { findMetadata } from './findMetadata';
import { parseParametersText } from './parametersText';
import type { PictureRecipe } from './parametersText';
import type { FoundMetadata } from './writtenMetadata';
import { maximumXmp } from './xmpPacket';
import { readXmpProperty } from './xmpProperty';

/** What a picture tells of how it came to be. */
export interface PictureOrigin {
  /** IPTC's address for how it was made, such as `…/trainedAlgorithmicMedia`. */
  readonly digitalSourceType?: string;
  readonly recipe?: PictureRecipe;
}

/** Reads what a picture tells of itself, whoever wrote it. Never throws; what cannot be read is not told. */
export function readMetadata(picture: Uint8Array): PictureOrigin {
  try {
    return originOf(findMetadata(picture));
  } catch {
    return {};
  }
}

function originOf({ xmp, parameters }: FoundMetadata): PictureOrigin {
  const packet = xmp === undefined || xmp.length > maximumXmp ? '' : xmp;
  const digitalSourceType = readXmpProperty(packet, 'DigitalSourceType');
  const prompt = readXmpProperty(packet, 'AIPromptInformation');
  const model = readXmpProperty(packet, 'AISystemUsed');
  const text = parameters === undefined ? undefined : parseParametersText(parameters);
  // The packet has the prompt by itself; the text has it among other lines.
  const recipe: PictureRecipe | undefined =
    prompt === undefined
      ? text
      : {
          parameters: {},
          ...(model === undefined ? {} : { model }),
          ...text,
          prompt,
        };
  return {
    ...(digitalSourceType === undefined ? {} : { digitalSourceType }),
    ...(recipe === undefined ? {} : { recipe }),
  };
}
