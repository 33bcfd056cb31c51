import assert from 'node:assert/strict';
import { failureCodes } from '../../../../src/core/failure';
import type { DismissReason, Progress } from '../../../../src/core/job';
import { QwenImageError } from '../../../../src/core/qwenImageError';
import type { InputProblem } from '../../../../src/core/failure';
import { Refusal } from '../../../../src/ui/refusal';
import { needsJob } from '../../../../src/ui/step';
import { explainError, explainJob } from '../../../../src/ui/words/explainFailure';
import { failureWords } from '../../../../src/ui/words/failureWords';
import { delivered, dismissedJob, english, failedJob, jobIn, sent } from '../sampleJobs';

const money: readonly (readonly [Progress, RegExp])[] = [
  [{ reached: 'nothing' }, /Nothing was charged\.$/],
  [{ reached: 'unknown', sentAt: 1 }, /It may have been charged\.$/],
  [sent, /charged if it succeeds/],
  [{ reached: 'delivered', ...delivered }, /paid for: it cost \$0\.0123\.$/],
  [{ reached: 'delivered', ...delivered, metrics: {} }, /did not say what it cost\.$/],
];

describe('explainJob', () => {
  for (const code of failureCodes) {
    it(`${code}: says what happened, what it cost, and what to do`, () => {
      for (const [progress, sentence] of money) {
        const { message, steps } = explainJob(failedJob(code, progress), english) ?? {
          message: '',
          steps: [],
        };
        assert.ok(message.startsWith('“a red fox”: '), message);
        assert.match(message, code === 'expired' ? /is spent\.$/ : sentence);
        assert.ok(steps.length > 0 && steps[0] !== 'showLog', steps.join());
        assert.ok(steps.length <= 4);
      }
    });
  }

  it('offers another place only for a picture that is made', () => {
    const made = explainJob(failedJob('disk', { reached: 'delivered', ...delivered }), english);
    assert.ok(made?.steps.includes('saveElsewhere'));
    assert.ok(!explainJob(failedJob('disk'), english)?.steps.includes('saveElsewhere'));
  });

  it('passes on Segmind’s own words where they help, on one line', () => {
    const job = { ...failedJob('blocked'), failure: { code: 'blocked', detail: 'content\npolicy' } } as const;
    assert.match(explainJob(job, english)?.message ?? '', /\(content policy\)/);
  });

  it('keeps the details of a refused key to itself', () => {
    const job = { ...failedJob('badKey'), failure: { code: 'badKey', detail: 'secret-ish' } } as const;
    assert.doesNotMatch(explainJob(job, english)?.message ?? '', /secret-ish/);
  });

  it('leaves a job without an answer to the person, and says that it may have been charged', () => {
    const explanation = explainJob(jobIn.unconfirmed, english);
    assert.match(explanation?.message ?? '', /not known whether Segmind took it.*may have been charged/);
    assert.deepEqual(explanation?.steps.slice(0, 2), ['retry', 'letBe']);
  });

  const reasons: readonly (readonly [DismissReason, Progress, string, RegExp])[] = [
    ['cancelled', { reached: 'nothing' }, 'retry', /Nothing was charged/],
    ['stopped', sent, 'resume', /Segmind keeps the result until/],
    ['deadline', sent, 'resume', /Segmind keeps the result until/],
    ['letBe', { reached: 'unknown', sentAt: 1 }, 'retry', /may have been charged/],
  ];
  for (const [reason, progress, step, sentence] of reasons) {
    it(`explains a job that was dismissed: ${reason}`, () => {
      const explanation = explainJob(dismissedJob(reason, progress), english);
      assert.equal(explanation?.steps[0], step);
      assert.match(explanation.message, sentence);
    });
  }

  it('has nothing to say about jobs that run or are saved', () => {
    for (const state of ['queued', 'submitting', 'waiting', 'ready', 'saved'] as const) {
      assert.equal(explainJob(jobIn[state], english), undefined);
    }
  });
});

describe('explainError', () => {
  for (const code of failureCodes) {
    it(`${code}: offers only steps that need no job`, () => {
      const { message, steps } = explainError(new QwenImageError(code), english);
      assert.match(message, /Nothing was charged\.$/);
      assert.ok(!steps.some(needsJob), steps.join());
    });
  }

  it('passes a refusal on as it is', () => {
    const refusal = new Refusal('No.', ['openSettings'], 'qwenImage.outputFolder');
    assert.deepEqual(explainError(refusal, english), {
      message: 'No.',
      steps: ['openSettings'],
      setting: 'qwenImage.outputFolder',
    });
  });

  it('takes an error of no known kind for our own mistake', () => {
    assert.match(explainError(new TypeError('x is not a function'), english).message, /in this extension/);
  });

  const problems: readonly InputProblem[] = [
    'missing',
    'notAnImage',
    'unsupportedType',
    'tooLarge',
    'notHttps',
  ];
  for (const inputProblem of problems) {
    it(`names the supported types for an input picture that is wrong: ${inputProblem}`, () => {
      const error = new QwenImageError('badInput', { inputProblem, detail: inputProblem });
      const { message } = explainError(error, english);
      assert.match(message, /PNG, JPEG/);
      assert.match(message, /WebP/);
      // Words for programs are none for people.
      assert.ok(!message.includes(`(${inputProblem})`), message);
    });
  }

  it('names the parameter at fault', () => {
    const { sentence } = failureWords('invalid', english, { parameter: 'steps' });
    assert.match(sentence, /“steps”/);
  });
});
