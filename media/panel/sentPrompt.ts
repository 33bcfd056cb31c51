import { expandPrompt, hasChoices } from '../../src/core/promptExpansion';
import type { PanelSettings } from '../../src/protocol/panelState';
import { readFields } from './fieldValue';
import { modelOf, styledPrompt, type FormState } from './localState';

export interface SentPrompt {
  readonly text: string;
  /** Another seed may make another one of it. */
  readonly isExample: boolean;
}

/** What is sent, where that differs from what is typed. */
export function sentPrompt(form: FormState, settings: PanelSettings): SentPrompt | undefined {
  const template = styledPrompt(form);
  const hasDrawn = hasChoices(template);
  if (!hasDrawn && expandPrompt(template, 0) === form.prompt.trim()) {
    return undefined;
  }
  const model = modelOf(form);
  const seed = Number(readFields(model, form.fields, settings.defaults[model.id] ?? {}).values['seed']);
  const isFixed = seed >= 0;
  return { text: expandPrompt(template, isFixed ? seed : 1), isExample: hasDrawn && !isFixed };
}
