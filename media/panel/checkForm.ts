import { checkPrompt } from '../../src/core/checkParameters';
import { checkVariations } from '../../src/core/checkVariations';
import type { ParameterValue } from '../../src/core/model';
import { withoutComments } from '../../src/core/promptExpansion';
import type { RequestIssue } from '../../src/core/requestIssue';
import type { PanelSettings } from '../../src/protocol/panelState';
import { readFields } from './fieldValue';
import { modelOf, styledPrompt, type FormState } from './localState';

export type FormCheck =
  | { readonly kind: 'ready'; readonly values: Readonly<Record<string, ParameterValue>> }
  | { readonly kind: 'issues'; readonly issues: readonly RequestIssue[] };

/** What is wrong with the prompt, if anything. */
export function promptIssue(form: FormState, settings: PanelSettings): RequestIssue | undefined {
  const model = modelOf(form);
  return checkWords(form, readFields(model, form.fields, settings.defaults[model.id] ?? {}).values['seed']);
}

/** Whether a form can be sent, and if not, everything that is wrong with it. */
export function checkForm(form: FormState, settings: PanelSettings): FormCheck {
  const model = modelOf(form);
  const { values, issues } = readFields(model, form.fields, settings.defaults[model.id] ?? {});
  const prompt = checkWords(form, values['seed']);
  const missing = model.images
    .filter((image) => image.isRequired && form.image === undefined)
    .map((image): RequestIssue => ({ kind: 'missing', field: image.name }));
  const all = [...(prompt === undefined ? [] : [prompt]), ...missing, ...issues];
  return all.length === 0 ? { kind: 'ready', values } : { kind: 'issues', issues: all };
}

function checkWords(form: FormState, seed: ParameterValue | undefined): RequestIssue | undefined {
  const model = modelOf(form);
  return (
    checkPrompt(model, withoutComments(form.prompt)) ??
    checkPrompt(model, form.prompt) ??
    checkVariations(model, styledPrompt(form), seed, form.count)
  );
}
