import * as z from 'zod/mini';
import { defaultModel, findModel } from '../../core/catalogue';
import { validParameters } from '../../core/checkParameters';
import type { Model } from '../../core/model';
import { maximumPromptLength } from '../../core/models/limits';
import type { Fill } from '../../protocol/panelState';
import { uriParts } from '../commands/argumentShapes';
import type { UriParts } from '../commands/orderShape';

const Argument = z.object({
  model: z.optional(z.string()),
  prompt: z.optional(z.string().check(z.maxLength(maximumPromptLength))),
  parameters: z.optional(z.record(z.string(), z.unknown())),
  image: z.optional(z.unknown()),
});

export interface OpenArgument {
  readonly fill: Fill;
  /** URI of a picture to change. */
  readonly image?: string;
}

/**
 * What `qwenImage.openPanel` was called with; parts that do not parse are left out.
 * @param uriText writes what is left of a URI after JSON
 */
export function openArgument(value: unknown, uriText: (parts: UriParts) => string): OpenArgument {
  const parsed = Argument.safeParse(value);
  if (!parsed.success) {
    return { fill: {} };
  }
  const { model: modelId, prompt, parameters, image } = parsed.data;
  const uri = imageUri(image, uriText);
  const isOfModel = modelId !== undefined || parameters !== undefined;
  const model = isOfModel ? modelFor(modelId, uri) : undefined;
  return {
    fill: {
      ...(model === undefined ? {} : { model: model.id }),
      ...(prompt === undefined ? {} : { prompt }),
      ...(model === undefined || parameters === undefined
        ? {}
        : { parameters: validParameters(model, parameters) }),
    },
    ...(uri === undefined ? {} : { image: uri }),
  };
}

/** Parameters without a model are of the one that is usual for what is asked. */
function modelFor(id: string | undefined, image: string | undefined): Model | undefined {
  return id === undefined ? defaultModel(image === undefined ? 'generate' : 'edit') : findModel(id);
}

/** A URI as a string, or VS Code's object of one. */
function imageUri(value: unknown, uriText: (parts: UriParts) => string): string | undefined {
  const parts = uriParts.safeParse(value);
  const text = parts.success ? textOf(parts.data, uriText) : typeof value === 'string' ? value : '';
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : undefined;
}

/** Empty for parts that no URI can have. */
function textOf(parts: UriParts, uriText: (parts: UriParts) => string): string {
  try {
    return uriText(parts);
  } catch {
    return '';
  }
}
