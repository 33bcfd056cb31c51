import { checkPrompt } from '../../src/core/checkParameters';
import type { ParameterValue } from '../../src/core/model';
import { withoutComments } from '../../src/core/promptExpansion';
import type { RequestIssue } from '../../src/core/requestIssue';
import type { PanelSettings } from '../../src/protocol/panelState';
import { readFields } from './fieldValue';
import { modelOf, styledPrompt, type FormState } from './localState';

export type FormCheck =
  | { readonly kind: 'ready'; readonly values: Readonly<Record<string, ParameterValue>> }
  | { readonly kind: 'issues'; readonly issues: readonly RequestIssue[] };

/** Whether a form can be sent, and if not, everything that is wrong with it. */
export function checkForm(form: FormState, settings: PanelSettings): FormCheck {
  const model = modelOf(form);
  const { values, issues } = readFields(model, form.fields, settings.defaults[model.id] ?? {});
  const prompt =
    checkPrompt(model, withoutComments(form.prompt)) ??
    checkPrompt(model, form.prompt) ??
    checkPrompt(model, styledPrompt(form));
  const missing = model.images
    .filter((image) => image.isRequired && form.image === undefined)
    .map((image): RequestIssue => ({ kind: 'missing', field: image.name }));
  const all = [...(prompt === undefined ? [] : [prompt]), ...missing, ...issues];
  return all.length === 0 ? { kind: 'ready', values } : { kind: 'issues', issues: all };
}
