import assert from 'node:assert/strict';
import { failureCodes } from '../../../../src/core/failure';
import type { DismissReason, Job, Progress } from '../../../../src/core/job';
import { QwenImageError } from '../../../../src/core/qwenImageError';
import type { JobRefusal } from '../../../../src/core/qwenImageError';
import type { InputProblem } from '../../../../src/core/failure';
import { JobError } from '../../../../src/ui/jobError';
import { Refusal } from '../../../../src/ui/refusal';
import { needsJob } from '../../../../src/ui/step';
import type { Step } from '../../../../src/ui/step';
import { explainError, explainJob } from '../../../../src/ui/words/explainFailure';
import type { BalanceMovement } from '../../../../src/core/balanceMovement';
import { clockText, dateText } from '../../../../src/ui/words/timeText';
import { failureWords } from '../../../../src/ui/words/failureWords';
import { delivered, dismissedJob, english, failedJob, jobIn, keptPicture, sent } from '../sampleJobs';

const money: readonly (readonly [Progress, RegExp])[] = [
  [{ reached: 'nothing' }, /Nothing was charged\.$/],
  [{ reached: 'unknown', sentAt: 1 }, /It may have been charged\.$/],
  [sent, /charged if it succeeds/],
  [{ reached: 'delivered', ...delivered }, /paid for: it cost \$0\.0123\.$/],
  [{ reached: 'delivered', ...delivered, metrics: {} }, /did not say what it cost\.$/],
];

const known = { now: 14_000 };

const kept: Progress = { reached: 'delivered', ...delivered, outputs: [keptPicture] };

describe('explainJob', () => {
  for (const code of failureCodes) {
    it(`${code}: says what happened, what it cost, and what to do`, () => {
      for (const [progress, sentence] of money) {
        const { message, steps } = explainJob(failedJob(code, progress), known, english) ?? {
          message: '',
          steps: [],
        };
        assert.ok(message.startsWith('“a red fox”: '), message);
        const isGone = code === 'expired' && progress.reached === 'sent';
        assert.match(message, isGone ? /If it succeeded there, it was charged\.$/ : sentence);
        assert.ok(steps.length > 0 && steps[0] !== 'showLog', steps.join());
        assert.ok(steps.length <= 4);
      }
    });
  }

  it('offers another look before a change that costs again, where Segmind has the request', () => {
    for (const code of ['invalid', 'blocked', 'modelGone'] as const) {
      assert.deepEqual(explainJob(failedJob(code, sent), known, english)?.steps, [
        'retry',
        'change',
        'showLog',
      ]);
      assert.deepEqual(explainJob(failedJob(code), known, english)?.steps, ['change', 'showLog']);
    }
    for (const code of ['badKey', 'noPermission'] as const) {
      assert.deepEqual(explainJob(failedJob(code, sent), known, english)?.steps, [
        'setApiKey',
        'retry',
        'showLog',
      ]);
    }
  });

  it('offers another place only for a picture that is made', () => {
    for (const code of ['disk', 'unexpected'] as const) {
      const made = explainJob(failedJob(code, kept), known, english);
      assert.ok(made?.steps.includes('saveElsewhere'), code);
      assert.match(made?.message ?? '', /safe in the storage of this extension until it is saved\.$/);
      for (const other of [failedJob(code), failedJob(code, { reached: 'delivered', ...delivered })]) {
        const explanation = explainJob(other, known, english);
        assert.ok(!explanation?.steps.includes('saveElsewhere'));
        assert.doesNotMatch(explanation?.message ?? '', /safe in the storage/);
      }
    }
  });

  it('says what is wrong with a file, and shows the system’s word only where it has no better one', () => {
    const said = (detail: string) => {
      const job = { ...failedJob('disk', kept), failure: { code: 'disk', detail } } as const;
      return explainJob(job, known, english)?.message ?? '';
    };
    assert.match(
      said('ENOSPC (write result)'),
      /: A file could not be written: the disk is full\. The picture is/,
    );
    assert.match(said('EROFS (place)'), /the folder is read-only\. /);
    assert.match(said('NoPermissions (FileSystemError)'), /permission was denied\. /);
    assert.match(said('ENOTDIR (find place)'), /another file lies where its folder should be\. /);
    assert.match(said('EIO (place)'), /on this machine\. \(EIO \(place\)\) /);
    assert.match(explainError(new QwenImageError('disk', { detail: 'EACCES' }), english).message, /denied\./);
  });

  it('passes on Segmind’s own words where they help, on one line', () => {
    const job = { ...failedJob('blocked'), failure: { code: 'blocked', detail: 'content\npolicy' } } as const;
    assert.match(explainJob(job, known, english)?.message ?? '', /\(content policy\)/);
  });

  it('says what an upload means before it is allowed', () => {
    const { message = '', steps } = explainJob(failedJob('noConsent'), known, english) ?? {};
    assert.match(
      message,
      /uploaded to a public address.*cannot be deleted.*not allowed\. Nothing was charged\.$/,
    );
    assert.deepEqual(steps, ['allowUploads', 'openSettings']);
  });

  it('keeps the details of a refused key to itself', () => {
    const job = { ...failedJob('badKey'), failure: { code: 'badKey', detail: 'secret-ish' } } as const;
    assert.doesNotMatch(explainJob(job, known, english)?.message ?? '', /secret-ish/);
  });

  it('leaves a job without an answer to the person, and says that it may have been charged', () => {
    const explanation = explainJob(jobIn.unconfirmed, known, english);
    assert.match(explanation?.message ?? '', /not known whether Segmind took it.*may have been charged/);
    assert.deepEqual(explanation?.steps, ['checkCharge', 'sendAgain', 'letBe', 'recover']);
  });

  it('says what was sent, to which model, and when', () => {
    const { message = '' } = explainJob(jobIn.unconfirmed, known, english) ?? {};
    assert.ok(
      message.startsWith(`“a red fox”: It was sent to Qwen Image at ${clockText(2_000)} and no`),
      message,
    );
    const later = explainJob(jobIn.unconfirmed, { now: 9e12 }, english)?.message ?? '';
    assert.ok(later.includes(dateText(2_000)), later);
  });

  const look = { from: 1_000, to: 60_000 };
  const movements: readonly (readonly [BalanceMovement, RegExp, Step])[] = [
    [
      { kind: 'unknown', reason: 'noBefore' },
      /before is not known, so its balance cannot tell\.$/,
      'checkCharge',
    ],
    [{ kind: 'unknown', reason: 'noAfter' }, /charged\. Look again to see how/, 'checkCharge'],
    [{ kind: 'unknown', reason: 'otherJobs' }, /Other jobs were paid/, 'checkCharge'],
    [{ kind: 'unknown', reason: 'toppedUp' }, /Credits were added/, 'checkCharge'],
    [{ kind: 'unknown', reason: 'freeCredits' }, /Free credits may have paid/, 'checkCharge'],
    [{ kind: 'unmoved', ...look, isEarly: true }, /it was not charged, but .* look again/, 'checkCharge'],
    [{ kind: 'unmoved', ...look, isEarly: false }, /most likely not charged/, 'sendAgain'],
    [
      { kind: 'fell', ...look, amount: 0.0123, requests: 1 },
      /most likely charged: \$0\.0123 more/,
      'recover',
    ],
    [{ kind: 'fell', ...look, amount: 0.02, requests: 3 }, /one of 3 requests .*: \$0\.02 more/, 'recover'],
  ];
  for (const [movement, sentence, step] of movements) {
    it(`says what the balance tells: ${sentence.source}`, () => {
      const explanation = explainJob(jobIn.unconfirmed, { ...known, movementOf: () => movement }, english);
      assert.match(explanation?.message ?? '', sentence);
      assert.equal(explanation?.steps[0], step);
      assert.deepEqual([...explanation.steps].sort(), ['checkCharge', 'letBe', 'recover', 'sendAgain']);
    });
  }

  it('says that a result is gone, and offers to make it anew where the prompt is known', () => {
    const gone = { now: 2_000 + 3_600_000 };
    for (const job of [
      dismissedJob('deadline', sent),
      dismissedJob('stopped', sent),
      failedJob('network', sent),
    ]) {
      const explanation = explainJob(job, gone, english);
      assert.match(explanation?.message ?? '', /no longer at Segmind.*one hour.*costs again/);
      assert.deepEqual(explanation?.steps, ['runAgain', 'showLog']);
      assert.deepEqual(explainJob({ ...job, isRecovered: true }, gone, english)?.steps, ['showLog']);
    }
  });

  it('claims no money for an id that Segmind has never heard of', () => {
    const claim = /spent|was charged|is charged|paid|costs again/i;
    const mistyped = [
      ...failureCodes.map((code) => ({ ...failedJob(code, sent), isRecovered: true })),
      ...(['stopped', 'deadline'] as const).map((reason) => ({
        ...dismissedJob(reason, sent),
        isRecovered: true,
      })),
    ];
    for (const job of mistyped) {
      for (const { now } of [known, { now: 2_000 + 3_600_000 }]) {
        const { message = '' } = explainJob(job, { now }, english) ?? {};
        assert.doesNotMatch(message, claim);
        assert.match(message, /costs nothing\.|was let be/);
      }
    }
    const unknown = { ...failedJob('expired', sent), isRecovered: true };
    assert.match(explainJob(unknown, known, english)?.message ?? '', /no result for this id.*Check the id/);
  });

  it('offers no step that would be refused', () => {
    const recovered = { ...failedJob('server'), isRecovered: true };
    assert.deepEqual(explainJob(recovered, known, english)?.steps, ['showLog']);
  });

  const reasons: readonly (readonly [DismissReason, Progress, string, RegExp])[] = [
    ['cancelled', { reached: 'nothing' }, 'retry', /Nothing was charged/],
    ['stopped', sent, 'resume', /Segmind keeps the result until/],
    ['deadline', sent, 'resume', /Segmind keeps the result until/],
    ['letBe', { reached: 'unknown', sentAt: 1 }, 'sendAgain', /may have been charged/],
  ];
  for (const [reason, progress, step, sentence] of reasons) {
    it(`explains a job that was dismissed: ${reason}`, () => {
      const explanation = explainJob(dismissedJob(reason, progress), known, english);
      assert.equal(explanation?.steps[0], step);
      assert.match(explanation.message, sentence);
    });
  }

  it('has nothing to say about jobs that run or are saved', () => {
    for (const state of ['queued', 'submitting', 'waiting', 'ready', 'saved'] as const) {
      assert.equal(explainJob(jobIn[state], known, english), undefined);
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

  it('tells of a job that it could not be done with, and of money what is true of that very job', () => {
    const refused = (refused: JobRefusal, job: Job) =>
      explainError(new JobError(new QwenImageError('invalid', { detail: 'English', refused }), job), english);
    for (const [job, words] of [
      [jobIn.ready, /The picture is made and paid for: it cost \$0\.0123\.$/],
      [jobIn.waiting, /accepted the request, so it is charged if it succeeds there\.$/],
      [jobIn.unconfirmed, /It may have been charged\.$/],
    ] as const) {
      for (const reason of ['state', 'otherWindow'] as const) {
        const { message, steps } = refused(reason, job);
        assert.match(message, words);
        assert.match(message, /“a red fox”/);
        assert.doesNotMatch(message, /English|not valid|Nothing was charged/);
        assert.deepEqual(steps, ['showJobs']);
      }
    }
    assert.match(refused('state', jobIn.queued).message, /has gone on meanwhile.*Nothing was charged\.$/);
    // What this window knows of a job that another one works on may be old.
    assert.match(refused('otherWindow', jobIn.failed).message, /may be sending it/);
    assert.match(refused('gone', jobIn.saved).message, /no longer in the list, so nothing was done\.$/);
  });

  it('claims nothing on money for a job that it does not know', () => {
    for (const refused of ['state', 'otherWindow', 'gone'] as const) {
      const { message } = explainError(
        new QwenImageError('invalid', { refused, detail: 'English' }),
        english,
      );
      assert.match(message, /so nothing was done\.$/);
      assert.doesNotMatch(message, /English|charged/);
    }
  });

  for (const code of failureCodes) {
    it(`${code}: says what the job cost that it happened to`, () => {
      for (const [progress, sentence] of money) {
        const failure = new JobError(new QwenImageError(code), failedJob('disk', progress));
        const { message, steps } = explainError(failure, english);
        assert.ok(message.startsWith('“a red fox”: '), message);
        assert.match(message, sentence);
        assert.ok(!steps.some(needsJob), steps.join());
      }
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
    'leadsOut',
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
