import { catalogue, defaultModel, findModel } from '../../src/core/catalogue';
import { applyStyle, withoutComments } from '../../src/core/promptExpansion';
import type { Model } from '../../src/core/model';
import type { InputPicture } from '../../src/protocol/panelState';
import { compareModeOf, type CompareMode } from './compare/compareMode';
import { noFilter, stateFilters, type Filter } from './filter';
import type { Fields } from './fieldValue';

export type Purpose = Model['purpose'];

/** Words around what is typed: a preset's text with `{prompt}` in it. */
export interface Style {
  readonly name: string;
  readonly text: string;
}

export interface FormState {
  readonly model: string;
  readonly prompt: string;
  readonly style?: Style;
  readonly fields: Fields;
  readonly image?: InputPicture;
  readonly count: number;
}

/** Which pictures are looked at: one, by the key of its result, or two, the other by its key or its source's address. */
export interface Opened {
  readonly result: string;
  readonly other?: string;
}

/** What belongs to this page alone and survives a reload. */
export interface LocalState {
  readonly purpose: Purpose;
  readonly forms: Readonly<Record<Purpose, FormState>>;
  readonly isMoreOpen: boolean;
  readonly filter: Filter;
  readonly opened?: Opened;
  /** In the narrow home: whether all results take the place of the form. */
  readonly isGalleryOpen: boolean;
  readonly compareMode: CompareMode;
}

function emptyForm(purpose: Purpose): FormState {
  return { model: defaultModel(purpose).id, prompt: '', fields: {}, count: 1 };
}

export function initialState(): LocalState {
  return {
    purpose: 'generate',
    forms: { generate: emptyForm('generate'), edit: emptyForm('edit') },
    isMoreOpen: false,
    filter: noFilter,
    isGalleryOpen: false,
    compareMode: 'slider',
  };
}

export function modelOf(form: FormState): Model {
  return findModel(form.model) ?? catalogue[0];
}

/** Reads what an earlier page kept. It may be of an older version: parts that do not fit begin anew. */
export function restoreState(kept: unknown): LocalState {
  const initial = initialState();
  const state = record(kept);
  const forms = record(state['forms']);
  const opened = record(state['opened']);
  return {
    ...initial,
    purpose: state['purpose'] === 'edit' ? 'edit' : 'generate',
    forms: {
      generate: restoreForm('generate', record(forms['generate'])),
      edit: restoreForm('edit', record(forms['edit'])),
    },
    isMoreOpen: state['isMoreOpen'] === true,
    isGalleryOpen: state['isGalleryOpen'] === true,
    compareMode: compareModeOf(state['compareMode']),
    filter: restoreFilter(record(state['filter'])),
    ...(typeof opened['result'] === 'string'
      ? {
          opened: {
            result: opened['result'],
            ...(typeof opened['other'] === 'string' ? { other: opened['other'] } : {}),
          },
        }
      : {}),
  };
}

function restoreFilter({ text, model, state, isStarred }: Readonly<Record<string, unknown>>): Filter {
  return {
    text: typeof text === 'string' ? text : '',
    model: typeof model === 'string' && findModel(model) !== undefined ? model : '',
    state: stateFilters.find((known) => known === state) ?? noFilter.state,
    isStarred: isStarred === true,
  };
}

function restoreForm(purpose: Purpose, kept: Readonly<Record<string, unknown>>): FormState {
  const form = emptyForm(purpose);
  const { model, prompt, count } = kept;
  const image = restoreImage(record(kept['image']));
  const { name, text } = record(kept['style']);
  return {
    model: typeof model === 'string' && findModel(model)?.purpose === purpose ? model : form.model,
    prompt: typeof prompt === 'string' ? prompt : '',
    fields: Object.fromEntries(
      Object.entries(record(kept['fields'])).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
    ),
    count: typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= 8 ? count : 1,
    ...(image === undefined ? {} : { image }),
    ...(typeof name === 'string' && typeof text === 'string' ? { style: { name, text } } : {}),
  };
}

/** The prompt with its style around it, comments and choices not yet resolved. */
export function styledPrompt(form: FormState): string {
  return form.style === undefined ? form.prompt : applyStyle(form.style.text, withoutComments(form.prompt));
}

/** Only where it is and what it is called: the rest is asked for again. */
function restoreImage(kept: Readonly<Record<string, unknown>>): InputPicture | undefined {
  const { uri, name, original } = kept;
  return typeof uri === 'string' && typeof name === 'string'
    ? { uri, name, ...(typeof original === 'string' ? { original } : {}) }
    : undefined;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
