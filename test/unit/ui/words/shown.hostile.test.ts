import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Job } from '../../../../src/core/job';
import { QwenImageError } from '../../../../src/core/qwenImageError';
import { failureCodes } from '../../../../src/core/failure';
import { presentDetails } from '../../../../src/ui/jobsView/presentDetails';
import { presentJob } from '../../../../src/ui/jobsView/presentJob';
import { outcomesOf } from '../../../../src/ui/notifications/outcome';
import { describeJob } from '../../../../src/ui/panel/describeJob';
import { Refusal } from '../../../../src/ui/refusal';
import { explainError, explainJob } from '../../../../src/ui/words/explainFailure';
import { unlinked } from '../../../../src/ui/words/unlinked';
import { jobIn, jobStates } from '../../core/jobArbitrary';
import { unruly } from '../../assets/unruly';
import { english } from '../sampleJobs';

/** What VS Code makes a link of in notifications and below input boxes; commands among them run at a click. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

const lure = fc.constantFrom(
  '[Fix it](command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22x%22%7D)',
  '[[Fix] it](command:a.b)',
  '[Sign in](https://segmind.example/login "Segmind")',
  '[Open]\u200B(command:a.b)',
  '[Open]\u202E(file:///etc/passwd)',
  `[${'x'.repeat(40)}](command:a.b)`,
  '](command:a.b)',
);
const outside = fc
  .array(fc.oneof(lure, unruly(), fc.string({ maxLength: 20 })), { maxLength: 4 })
  .map((parts) => parts.join(''));

const anyJob: fc.Arbitrary<Job> = fc
  .tuple(fc.oneof(...jobStates.map((state) => jobIn(state))), outside, outside)
  .map(([job, prompt, detail]) => ({
    ...job,
    request: { ...job.request, prompt },
    ...(job.state === 'failed' ? { failure: { ...job.failure, detail } } : {}),
  }));

/** Words that show that something was not thought of. */
const slips = /\bundefined\b|\bNaN\b|\[object |\bnull\b|Invalid Date|\{\d\}/;

describe('what is shown of a job that means no good', () => {
  const facts = { now: 1_800_000_000_000, typicalDuration: 20_000 };

  it('is words, and never a link or a slip', () => {
    fc.assert(
      fc.property(anyJob, (job) => {
        const explanation = explainJob(job, facts, english)?.message ?? '';
        const { label, description, spoken } = presentJob(job, facts, english);
        const messages = outcomesOf([job, job], 'all', facts, english).map(({ message }) => message);
        const told = [explanation, label, description, spoken, ...messages];
        for (const text of told.map((line) => withoutOwn(line, job))) assert.doesNotMatch(text, slips);
        // What `tell` shows; a file's name goes in there as it is.
        for (const text of [explanation, ...messages.map(unlinked)]) assert.doesNotMatch(text, link);
        assert.doesNotMatch(label + description, /[\n\r\u202E]/);
        const { lines } = presentDetails(job, facts, english);
        for (const line of lines) assert.doesNotMatch(withoutOwn(line.label, job), slips);
      }),
      { numRuns: 600 },
    );
  });

  it('is told in errors without a link, whoever worded them', () => {
    fc.assert(
      fc.property(outside, fc.constantFrom(...failureCodes), (text, code) => {
        for (const error of [
          new QwenImageError(code, { detail: text }),
          new Refusal(text),
          new Error(text),
        ]) {
          assert.doesNotMatch(explainError(error, english).message, link);
        }
      }),
    );
    assert.equal(unlinked('[a](b) [c] (d) [e][f](g)'), '[a] (b) [c] (d) [e][f] (g)');
  });

  it('reaches the page as plain data that a message can carry', () => {
    const surroundings = {
      now: facts.now,
      src: (uri: string) => `webview:${uri}`,
      keptSrc: (file: string) => `webview:${file}`,
      thumbnail: () => undefined,
      isStarred: () => false,
      typical: () => 1000,
      parentOf: () => undefined,
      failureWords: (job: Job) => explainJob(job, facts, english)?.message,
    };
    fc.assert(
      fc.property(anyJob, (job) => {
        const view = describeJob(job, surroundings);
        assert.equal(JSON.stringify(structuredClone(view)), JSON.stringify(view));
        assert.ok(view.prompt.length <= 2000);
        assert.ok(!Object.values(view).includes(undefined));
      }),
    );
  });
});

/** Less what the job itself says: its own words may be any. */
function withoutOwn(text: string, job: Job): string {
  const own = [job.request.prompt, job.state === 'failed' ? job.failure.detail : ''].join(' ');
  return slips.test(own) ? '' : text;
}
