import { averageCost } from '../../src/core/averageCost';
import { findModel } from '../../src/core/catalogue';
import { asTyped } from '../../src/core/promptExpansion';
import type { Caller } from '../../src/protocol/caller';
import type { JobAction } from '../../src/protocol/fromPanel';
import type { JobView, PictureView } from '../../src/protocol/jobView';
import type { Fill, InputPicture, Preset } from '../../src/protocol/panelState';
import { checkForm } from './checkForm';
import { fieldsOf } from './fieldValue';
import { modelOf, styledPrompt, type Opened, type Purpose, type Style } from './localState';
import type { Preparation } from './preparation';
import type { Result } from './result';
import type { Store } from './store';
import { t } from './words';

/** What may be paid for: pressed again before it is done, it is still asked for once. */
const paidActions: readonly JobAction[] = ['retry', 'runAgain'];

/** What a person can do here. Each ends in the store; a call that fails shows its words there. */
export class Actions {
  readonly store: Store;
  readonly caller: Caller;
  readonly preparation: Preparation;
  /** Paid actions that are not done, each by its job. */
  readonly #underWay = new Set<string>();

  constructor(store: Store, caller: Caller, preparation: Preparation) {
    this.store = store;
    this.caller = caller;
    this.preparation = preparation;
  }

  /** Runs something that may fail, and shows why it did. */
  async try<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.showProblem(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  showProblem(words: string): void {
    this.store.problem = words;
    this.store.changed();
  }

  choosePurpose(purpose: Purpose): void {
    this.store.isTried = false;
    this.store.problem = '';
    this.store.changeLocal({ purpose });
  }

  setField(name: string, text: string): void {
    this.store.changeForm({ fields: { ...this.store.form.fields, [name]: text } });
  }

  resetFields(): void {
    this.store.changeForm({ fields: {}, count: 1 });
  }

  async submit(): Promise<void> {
    const { store } = this;
    const check = checkForm(store.form, store.settings);
    store.isTried = true;
    if (check.kind === 'issues' || store.isSubmitting) {
      store.changed();
      return;
    }
    store.isSubmitting = true;
    store.problem = '';
    store.changed();
    const form = store.form;
    await this.try(async () => {
      const images = await this.#images();
      const estimate = averageCost(store.jobs, form.model);
      const draft = {
        model: form.model,
        prompt: styledPrompt(form),
        ...(form.style === undefined ? {} : { typed: form.prompt }),
        parameters: check.values,
        images,
        count: form.count,
        ...(estimate === undefined ? {} : { estimate }),
      };
      const ids = await this.caller.call('submit', { draft });
      if (ids.length > 0) {
        store.isTried = false;
        store.announce(ids.length === 1 ? t('Sent.') : t('{0} pictures sent.', ids.length));
      }
    });
    store.isSubmitting = false;
    store.changed();
  }

  async act(job: JobView, action: JobAction, picture?: PictureView): Promise<void> {
    const work = `${action} ${job.id}`;
    if (this.#underWay.has(work)) {
      return;
    }
    if (paidActions.includes(action)) {
      this.#underWay.add(work);
    }
    if (this.store.problem !== '') {
      this.showProblem('');
    }
    await this.try(() =>
      this.caller.call('act', {
        id: job.id,
        action,
        ...(picture === undefined ? {} : { picture: picture.uri }),
      }),
    );
    this.#underWay.delete(work);
  }

  star(job: JobView): Promise<null | undefined> {
    return this.try(() => this.caller.call('star', { id: job.id, isStarred: !job.isStarred }));
  }

  open(opened: Opened | undefined): void {
    const { opened: _before, ...rest } = this.store.local;
    this.store.local = rest;
    this.store.changeLocal(opened === undefined ? {} : { opened });
  }

  /** Chooses a result to be compared, or lets go of it; of three the oldest choice gives way. */
  choose({ key, picture }: Result): void {
    const { chosen } = this.store;
    if (picture !== undefined) {
      this.store.chosen = chosen.includes(key)
        ? chosen.filter((other) => other !== key)
        : [...chosen, key].slice(-2);
      this.store.changed();
    }
  }

  /** Puts a picture into the edit form. */
  async useImage(find: () => Promise<InputPicture | null>, whenNone?: string): Promise<void> {
    const image = await this.try(find);
    if (image === null && whenNone !== undefined) {
      this.showProblem(whenNone);
    } else if (image) {
      this.store.problem = '';
      this.#showForm('edit');
      this.store.changeForm({ image });
    }
  }

  /** Pictures that an earlier page chose: whether they are still there, and under which address. */
  refreshImages(): void {
    for (const purpose of ['generate', 'edit'] as const) {
      const { image } = this.store.local.forms[purpose];
      if (image !== undefined) {
        void this.#refreshImage(purpose, image);
      }
    }
  }

  async #refreshImage(purpose: Purpose, image: InputPicture): Promise<void> {
    const fresh = await this.caller.call('takeInput', { uri: image.uri }).catch(() => undefined);
    const { image: now, ...form } = this.store.local.forms[purpose];
    if (now?.uri !== image.uri) {
      // Another one was chosen meanwhile, or none.
      return;
    }
    const { original, name } = image;
    const picture = fresh && { ...fresh, name, ...(original === undefined ? {} : { original }) };
    this.store.changeLocal({
      forms: {
        ...this.store.local.forms,
        [purpose]: picture === undefined ? form : { ...form, image: picture },
      },
    });
  }

  removeImage(): void {
    const { image: _image, ...form } = this.store.form;
    const { purpose, forms } = this.store.local;
    this.store.changeLocal({ forms: { ...forms, [purpose]: form } });
  }

  /** Puts parts of a result into the form of its model. */
  async reuse(job: JobView, part: 'prompt' | 'seed' | 'all'): Promise<void> {
    const model = findModel(job.model);
    if (model === undefined) {
      this.showProblem(t('The model of this picture is not offered any more.'));
      return;
    }
    const prompt = part === 'seed' ? '' : await this.#wholePrompt(job);
    const purpose = part === 'seed' ? this.store.local.purpose : model.purpose;
    this.#showForm(purpose);
    const { fields } = this.store.form;
    const seed = String(job.parameters['seed'] ?? '');
    if (part !== 'seed') {
      this.setStyle(undefined);
    }
    this.store.changeForm({
      ...(part === 'seed' ? { fields: { ...fields, seed } } : { prompt: asTyped(prompt), model: model.id }),
      ...(part === 'all' ? { fields: fieldsOf(model, job.parameters) } : {}),
    });
    const { source } = job;
    if (part === 'all' && source !== undefined) {
      // First: where the source is gone, the one that was chosen before must not be sent in its place.
      this.removeImage();
      await this.useImage(() => this.caller.call('takeInput', { uri: source.uri }));
    }
  }

  applyPreset(preset: Preset): void {
    const model = findModel(preset.model);
    if (model === undefined) {
      this.showProblem(t('The model of this preset is not offered any more.'));
      return;
    }
    this.#showForm(model.purpose);
    const isStyle = preset.prompt.includes('{prompt}');
    this.setStyle(isStyle ? { name: preset.name, text: preset.prompt } : undefined);
    this.store.changeForm({
      model: model.id,
      fields: fieldsOf(model, preset.parameters),
      ...(isStyle ? {} : { prompt: preset.prompt }),
    });
  }

  setStyle(style: Style | undefined): void {
    const { style: _before, ...form } = this.store.form;
    const { purpose, forms } = this.store.local;
    this.store.changeLocal({
      forms: { ...forms, [purpose]: style === undefined ? form : { ...form, style } },
    });
  }

  fill(fill: Fill): void {
    const model = fill.model === undefined ? undefined : findModel(fill.model);
    const isEdit = fill.image !== undefined || fill.isWithoutImage === true;
    this.#showForm(model?.purpose ?? (isEdit ? 'edit' : this.store.local.purpose));
    const target = model ?? modelOf(this.store.form);
    if (fill.prompt !== undefined) {
      this.setStyle(undefined);
    }
    if (fill.isWithoutImage === true) {
      this.removeImage();
    }
    this.store.changeForm({
      model: target.id,
      ...(fill.prompt === undefined ? {} : { prompt: fill.prompt }),
      ...(fill.parameters === undefined ? {} : { fields: fieldsOf(target, fill.parameters) }),
      ...(fill.image === undefined ? {} : { image: fill.image }),
    });
  }

  async refreshCredits(): Promise<void> {
    this.store.credits = (await this.try(() => this.caller.call('credits', {}))) ?? null;
    this.store.changed();
  }

  #showForm(purpose: Purpose): void {
    if (this.store.home === 'view') {
      this.open(undefined);
      this.store.changeLocal({ isGalleryOpen: false });
    }
    this.choosePurpose(purpose);
  }

  async #wholePrompt(job: JobView): Promise<string> {
    return job.isCut
      ? ((await this.try(() => this.caller.call('job', { id: job.id })))?.prompt ?? job.prompt)
      : job.prompt;
  }

  /** The input pictures as they are sent: scaled down and converted where that is needed. */
  async #images(): Promise<Record<string, { uri: string; original?: string }>> {
    const { form, settings } = this.store;
    const [parameter] = modelOf(form).images;
    if (parameter === undefined || form.image === undefined) {
      return {};
    }
    const { uri, name } = form.image;
    // Looked at anew: the file may have been changed, or be gone, since it was chosen.
    const now = await this.caller.call('takeInput', { uri });
    const ready = await this.preparation.prepare({ ...form.image, ...now, name }, settings.inputLongestSide);
    const original = ready.original ?? form.image.original;
    return { [parameter.name]: { uri: ready.uri, ...(original === undefined ? {} : { original }) } };
  }
}
