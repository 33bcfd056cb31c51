import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ChoiceParameter, NumberParameter, Parameter, TextParameter } from '../../src/core/model';
import { defaultText, readField } from './fieldValue';
import { describedBy, fieldFrame } from './fieldFrame';
import { issueWords } from './issueWords';
import { modelOf } from './localState';
import type { Page } from './page';
import { seedControl } from './seedControl';
import { segmented } from './segmented';
import { t } from './words';

/** The field of a parameter, by its kind alone: a new model brings its own form. */
export function parameterField(page: Page, parameter: Parameter): TemplateResult {
  const { form, settings } = page.store;
  const model = modelOf(form);
  const text = form.fields[parameter.name] ?? defaultText(parameter, settings.defaults[model.id] ?? {});
  const reading = readField(parameter, text);
  const issue = reading.kind === 'issue' ? issueWords(reading.issue, model) : '';
  return fieldFrame(page, {
    name: parameter.name,
    label: parameter.label,
    help: parameter.help,
    issue,
    isGroup: parameter.kind === 'choice',
    ...(isRatio(parameter) ? { value: text } : {}),
    control: control(page, parameter, text, issue),
  });
}

/** Whether a choice is one of proportions, which are shown as shapes. */
export function isRatio(parameter: Parameter): boolean {
  return parameter.kind === 'choice' && parameter.choices.every((choice) => /^\d+:\d+$/.test(choice));
}

function control(page: Page, parameter: Parameter, text: string, issue: string): TemplateResult {
  switch (parameter.kind) {
    case 'choice':
      return choiceControl(page, parameter, text);
    case 'integer':
    case 'number':
      return rangeControl(page, parameter, text, issue);
    case 'text':
      return textControl(page, parameter, text, issue);
    case 'seed':
      return seedControl(page, parameter, text, issue);
  }
}

function choiceControl(page: Page, parameter: ChoiceParameter, text: string): TemplateResult {
  return segmented({
    name: parameter.name,
    label: t(parameter.label),
    value: text,
    segments: parameter.choices.map((value) => ({
      value,
      label: value,
      content: isRatio(parameter) ? ratioShape(value) : value.toUpperCase(),
    })),
    choose: (value) => {
      page.actions.setField(parameter.name, value);
    },
    ...(isRatio(parameter) ? { kind: 'shapes' as const } : {}),
  });
}

/** A rectangle of the proportion; all of them cover about the same area. */
function ratioShape(ratio: string): TemplateResult {
  const [width = 1, height = 1] = ratio.split(':').map(Number);
  const unit = 13 / Math.sqrt(width * height);
  const [w, h] = [width * unit, height * unit];
  return html`<svg viewBox="0 0 20 20" class="ratio-shape" aria-hidden="true">
    ${svg`<rect x=${(20 - w) / 2} y=${(20 - h) / 2} width=${w} height=${h} rx="1.2" />`}
  </svg>`;
}

function rangeControl(page: Page, parameter: NumberParameter, text: string, issue: string): TemplateResult {
  const { minimum, maximum, name, label } = parameter;
  const step = parameter.kind === 'integer' ? 1 : 0.1;
  const set = (event: InputEvent & { readonly target: HTMLInputElement }) => {
    page.actions.setField(name, event.target.value);
  };
  return html`<div class="range">
    <input
      type="range"
      min=${minimum}
      max=${maximum}
      step=${step}
      aria-label=${t('{0}, slider', t(label))}
      .value=${live(text)}
      @input=${set}
    />
    <input
      type="number"
      id=${name}
      class="input"
      min=${minimum}
      max=${maximum}
      step=${step}
      aria-invalid=${issue === '' ? nothing : 'true'}
      aria-describedby=${describedBy(name, issue)}
      .value=${live(text)}
      @input=${set}
    />
  </div>`;
}

function textControl(page: Page, parameter: TextParameter, text: string, issue: string): TemplateResult {
  return html`<textarea
    id=${parameter.name}
    class="input grows"
    rows="1"
    spellcheck="false"
    aria-invalid=${issue === '' ? nothing : 'true'}
    aria-describedby=${describedBy(parameter.name, issue)}
    .value=${live(text)}
    @input=${(event: InputEvent & { readonly target: HTMLTextAreaElement }) => {
      page.actions.setField(parameter.name, event.target.value);
    }}
  ></textarea>`;
}
