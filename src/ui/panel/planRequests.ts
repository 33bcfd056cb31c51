import { findModel } from '../../core/catalogue';
import { checkParameters, checkPrompt } from '../../core/checkParameters';
import { checkVariations } from '../../core/checkVariations';
import { expandPrompt } from '../../core/promptExpansion';
import type { InputImage } from '../../core/jobRequest';
import type { ParameterValue } from '../../core/model';
import type { RandomSource } from '../../core/ports/randomSource';
import type { RequestIssue } from '../../core/requestIssue';
import { countedSeed, drawSeed } from '../../core/seed';
import type { Draft } from '../../protocol/fromPanel';
import type { PanelRequest } from './panelPorts';

export type Plan =
  | { readonly kind: 'ready'; readonly requests: readonly PanelRequest[] }
  | { readonly kind: 'refused'; readonly issue: RequestIssue };

/**
 * Makes the requests of a draft: one a variation, each with its own concrete seed and the prompt that follows from it.
 * A seed that was given counts up from one variation to the next; else each is drawn.
 */
export function planRequests(draft: Draft, random: RandomSource): Plan {
  const model = findModel(draft.model);
  if (model === undefined) {
    return { kind: 'refused', issue: { kind: 'unknownModel', field: 'model', value: draft.model } };
  }
  const [issue] = checkParameters(model, draft.parameters);
  if (issue !== undefined) {
    return { kind: 'refused', issue };
  }
  const missing = model.images.find((image) => image.isRequired && draft.images[image.name] === undefined);
  if (missing !== undefined) {
    return { kind: 'refused', issue: { kind: 'missing', field: missing.name } };
  }
  const seedParameter = model.parameters.find((parameter) => parameter.kind === 'seed');
  const given = seedParameter === undefined ? undefined : draft.parameters[seedParameter.name];
  const empty = checkVariations(model, draft.prompt, given, draft.count);
  if (empty !== undefined) {
    return { kind: 'refused', issue: empty };
  }
  const requests: PanelRequest[] = [];
  for (let index = 0; index < draft.count; index += 1) {
    const seed = seedOf(given, index, seedParameter?.maximum ?? 0, random);
    const prompt = expandPrompt(draft.prompt, seed);
    const problem = checkPrompt(model, prompt);
    if (problem !== undefined) {
      return { kind: 'refused', issue: problem };
    }
    requests.push({
      model: model.id,
      prompt,
      ...(prompt === draft.prompt.trim() ? {} : { promptAsWritten: draft.prompt }),
      parameters:
        seedParameter === undefined ? draft.parameters : { ...draft.parameters, [seedParameter.name]: seed },
      images: Object.fromEntries(
        Object.entries(draft.images).map(([name, image]) => [name, inputImage(image)]),
      ),
      ...originalOf(draft),
    });
  }
  return { kind: 'ready', requests };
}

function seedOf(
  given: ParameterValue | undefined,
  index: number,
  maximum: number,
  random: RandomSource,
): number {
  return typeof given !== 'number' || given < 0 ? drawSeed(random) : countedSeed(given, index, maximum);
}

function inputImage({ uri, original }: Draft['images'][string]): InputImage {
  if (/^https:\/\//i.test(uri)) {
    return { kind: 'url', url: uri };
  }
  return { kind: 'file', uri, ...(original === undefined || original === uri ? {} : { original }) };
}

function originalOf(draft: Draft): { readonly original?: string } {
  const [image] = Object.values(draft.images);
  const original = image?.original;
  return original === undefined ? {} : { original };
}
