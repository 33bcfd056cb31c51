import type { Step } from './step';

/** Something that cannot be done as it was asked, in a sentence that a person understands, with what to do next. */
export class Refusal extends Error {
  readonly steps: readonly Step[];
  /** The setting that `openSettings` leads to. */
  readonly setting: string | undefined;

  constructor(message: string, steps: readonly Step[] = [], setting?: string) {
    super(message);
    this.name = 'Refusal';
    this.steps = steps;
    this.setting = setting;
  }
}
