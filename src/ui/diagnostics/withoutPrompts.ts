import { slug } from '../../assets/slug';
import { findModel } from '../../core/catalogue';
import type { Job } from '../../core/job';

/** Shorter ones are words of everyday, which also stand in the log by themselves. */
const leastLength = 4;

/** Takes out of a text the prompts of jobs, as they were typed and as they became file names. */
export function withoutPrompts(text: string, jobs: readonly Job[]): string {
  const prompts = new Set(jobs.flatMap(textsOf).flatMap((prompt) => [prompt.trim(), slug(prompt)]));
  // The longest first, so that no part of one is left.
  return [...prompts]
    .filter((prompt) => prompt.length >= leastLength && prompt !== slug(''))
    .sort((one, other) => other.length - one.length)
    .reduce((clean, prompt) => clean.replaceAll(prompt, '(prompt)'), text);
}

function textsOf({ request: { model, prompt, parameters } }: Job): readonly string[] {
  const texts = (findModel(model)?.parameters ?? []).flatMap((parameter) => {
    const value = parameters[parameter.name];
    const isTyped = parameter.kind === 'text' && typeof value === 'string' && value !== parameter.default;
    return isTyped ? [value] : [];
  });
  return [prompt, ...texts];
}
