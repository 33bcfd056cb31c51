import { findModel } from './catalogue';
import { checkParameters, checkPrompt, validParameters } from './checkParameters';
import type { Destination, InputImage, JobRequest } from './jobRequest';
import type { Model, ParameterValue } from './model';
import type { RandomSource } from './ports/randomSource';
import type { RequestIssue } from './requestIssue';
import { drawSeed } from './seed';

/** A request as somebody asks for it: parts may be missing, and nothing is believed yet. */
export interface RequestDraft {
  readonly model: string;
  readonly prompt: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly images?: Readonly<Record<string, InputImage>>;
  readonly destination: Destination;
}

export type Prepared =
  | { readonly kind: 'ready'; readonly request: JobRequest }
  | { readonly kind: 'refused'; readonly issues: readonly [RequestIssue, ...RequestIssue[]] };

/**
 * Makes a draft complete and concrete: checked, the person's defaults and the model's filled in, the seed drawn.
 * `defaults` come from settings; those that do not fit are passed over.
 */
export function prepareRequest(
  draft: RequestDraft,
  defaults: Readonly<Record<string, unknown>>,
  random: RandomSource,
): Prepared {
  const model = findModel(draft.model);
  if (model === undefined) {
    return refused([{ kind: 'unknownModel', field: 'model', value: draft.model }]);
  }
  const images = draft.images ?? {};
  const prompt = checkPrompt(model, draft.prompt);
  const issues = [
    ...(prompt === undefined ? [] : [prompt]),
    ...checkParameters(model, draft.parameters ?? {}),
    ...checkImages(model, images),
  ];
  if (issues.length > 0) {
    return refused(issues);
  }
  return {
    kind: 'ready',
    request: {
      model: model.id,
      prompt: draft.prompt.trim(),
      parameters: completeParameters(model, draft.parameters ?? {}, defaults, random),
      images,
      destination: draft.destination,
    },
  };
}

/** Every parameter of the model: as given, else the person's default, else the model's; the seed a number from 0 on. */
export function completeParameters(
  model: Model,
  given: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>>,
  random: RandomSource,
): Readonly<Record<string, ParameterValue>> {
  const chosen = { ...validParameters(model, defaults), ...validParameters(model, given) };
  return Object.fromEntries(
    model.parameters.map((parameter) => {
      const value = chosen[parameter.name] ?? parameter.default;
      return [parameter.name, parameter.kind === 'seed' && value === -1 ? drawSeed(random) : value];
    }),
  );
}

function checkImages(model: Model, images: Readonly<Record<string, InputImage>>): RequestIssue[] {
  const missing = model.images
    .filter((image) => image.isRequired && images[image.name] === undefined)
    .map((image): RequestIssue => ({ kind: 'missing', field: image.name }));
  const unknown = Object.keys(images)
    .filter((name) => !model.images.some((image) => image.name === name))
    .map((name): RequestIssue => ({ kind: 'unknownField', field: name }));
  return [...missing, ...unknown];
}

function refused(issues: readonly RequestIssue[]): Prepared {
  const [first, ...rest] = issues;
  if (first === undefined) {
    throw new RangeError('A refusal needs an issue.');
  }
  return { kind: 'refused', issues: [first, ...rest] };
}
