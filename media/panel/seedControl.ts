import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { SeedParameter } from '../../src/core/model';
import { maximumSafeSeed } from '../../src/core/models/limits';
import { describedBy } from './fieldFrame';
import { dice, iconButton } from './icon';
import type { Page } from './page';
import { t } from './words';

/** Empty: each picture gets its own. A number stays until it is unlocked; the lock without one keeps the last used. */
export function seedControl(
  page: Page,
  parameter: SeedParameter,
  text: string,
  issue: string,
): TemplateResult {
  const { name, maximum } = parameter;
  const isLocked = text.trim() !== '' && text.trim() !== '-1';
  const set = (value: string) => {
    page.actions.setField(name, value);
  };
  return html`<div class="with-buttons">
    <input
      type="number"
      id=${name}
      class="input"
      min="-1"
      max=${maximum}
      step="1"
      placeholder=${t('Random')}
      aria-invalid=${issue === '' ? nothing : 'true'}
      aria-describedby=${describedBy(name, issue)}
      .value=${live(text === '-1' ? '' : text)}
      @input=${(event: InputEvent & { readonly target: HTMLInputElement }) => {
        set(event.target.value);
      }}
    />
    ${iconButton({
      icon: dice,
      label: t('Draw a seed'),
      press: () => {
        set(String(randomSeed()));
      },
    })}
    ${iconButton({
      icon: isLocked ? 'lock' : 'unlock',
      label: isLocked ? t('Seed is kept: draw a new one each time') : t('Keep the seed'),
      isPressed: isLocked,
      press: () => {
        set(isLocked ? '' : String(lastSeed(page, name) ?? randomSeed()));
      },
    })}
  </div>`;
}

/** The seed of the newest job of this model: the one a person has in mind when they lock it. */
function lastSeed(page: Page, name: string): number | undefined {
  const { jobs, form } = page.store;
  const seed = jobs.find((job) => job.model === form.model)?.parameters[name];
  return typeof seed === 'number' ? seed : undefined;
}

function randomSeed(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn % (maximumSafeSeed + 1);
}
