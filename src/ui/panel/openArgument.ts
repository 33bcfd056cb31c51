import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { findModel } from '../../core/catalogue';
import { validParameters } from '../../core/checkParameters';
import { maximumPromptLength } from '../../core/models/limits';
import type { Fill } from '../../protocol/panelState';

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

/** What `qwenImage.openPanel` was called with; parts that do not parse are left out. */
export function openArgument(value: unknown): OpenArgument {
  const parsed = Argument.safeParse(value);
  if (!parsed.success) {
    return { fill: {} };
  }
  const { model: modelId, prompt, parameters, image } = parsed.data;
  const uri = imageUri(image);
  const model = modelId === undefined ? undefined : findModel(modelId);
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

/** A URI as a string, or VS Code's object of one. */
function imageUri(value: unknown): string | undefined {
  const text = value instanceof vscode.Uri ? value.toString() : typeof value === 'string' ? value : '';
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : undefined;
}
