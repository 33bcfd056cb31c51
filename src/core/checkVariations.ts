import { checkPrompt } from './checkParameters';
import type { Model, ParameterValue } from './model';
import { expandPrompt, mayBeEmpty } from './promptExpansion';
import type { RequestIssue } from './requestIssue';
import { countedSeed } from './seed';

/**
 * What is wrong with the prompts that a template makes. Without a seed they are not known before they are sent: then none
 * that could come may be empty, as one would spoil them all.
 *
 * @param seed as in the form: missing or below 0 for one that is drawn
 */
export function checkVariations(
  model: Model,
  template: string,
  seed: ParameterValue | undefined,
  count: number,
): RequestIssue | undefined {
  const issue = checkPrompt(model, template);
  if (issue !== undefined) {
    return issue;
  }
  const maximum = model.parameters.find((parameter) => parameter.kind === 'seed')?.maximum;
  const isEmpty =
    maximum === undefined || typeof seed !== 'number' || seed < 0
      ? mayBeEmpty(template)
      : Array.from({ length: count }, (_, index) => countedSeed(seed, index, maximum)).some(
          (counted) => checkPrompt(model, expandPrompt(template, counted))?.kind === 'missing',
        );
  return isEmpty ? { kind: 'emptyChoice', field: 'prompt' } : undefined;
}
