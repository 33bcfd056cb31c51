import assert from 'node:assert/strict';
import type { Job, Progress } from '../../../../src/core/job';
import { presentJob } from '../../../../src/ui/jobsView/presentJob';
import { clockText } from '../../../../src/ui/words/timeText';
import {
  anEdit,
  delivered,
  dismissedJob,
  english,
  failedJob,
  jobIn,
  keptPicture,
  replacing,
  sent,
  withPlaceholder,
} from '../sampleJobs';

const facts = { now: 14_000, typicalDuration: 28_000 };
const keptUntil = clockText(2_000 + 3_600_000);

const kept: Progress = { reached: 'delivered', ...delivered, outputs: [keptPicture] };

describe('presentJob', () => {
  const rows: readonly (readonly [Job, string, string, string])[] = [
    [jobIn.queued, 'not sent yet', 'clock', 'job queued stop copyPrompt'],
    // Not a turn that it waits for: its picture is being uploaded, or a person asked whether it may be.
    [{ ...jobIn.queued, request: anEdit }, 'not sent yet', 'clock', 'job queued stop copyPrompt'],
    [{ ...jobIn.queued, notBefore: 24_000 }, 'tries again in 10 s', 'clock', 'job queued stop copyPrompt'],
    [jobIn.submitting, 'sending', 'cloud-upload', 'job submitting copyPrompt'],
    [jobIn.waiting, '12 s of ~28 s', 'sync~spin', 'job waiting stop copyPrompt'],
    [
      { ...jobIn.waiting, remote: { kind: 'queued' } },
      '12 s of ~28 s',
      'sync~spin',
      'job waiting stop copyPrompt',
    ],
    [
      { ...jobIn.waiting, remote: { kind: 'other', word: 'WARMING' } },
      '12 s of ~28 s',
      'sync~spin',
      'job waiting stop copyPrompt',
    ],
    [jobIn.ready, 'saving', 'cloud-download', 'job ready copyPrompt'],
    [
      jobIn.saved,
      'a-red fox.png',
      'pass',
      'job saved open insert reveal copyReference useInstead showChain runAgain copyPrompt remove',
    ],
    [
      { ...jobIn.saved, request: anEdit, files: ['file:///a.png', 'file:///b.png'] },
      'a.png and 1 more',
      'pass',
      'job saved open insert reveal copyReference compare useInstead showChain runAgain copyPrompt remove',
    ],
    [
      jobIn.unconfirmed,
      'no answer, may have been charged',
      'question',
      'job unconfirmed checkCharge recover retry stop copyPrompt remove',
    ],
    [
      { ...jobIn.saved, request: replacing },
      'a-red fox.png',
      'pass',
      'job saved open insert reveal copyReference useInstead showChain undoReplacement runAgain copyPrompt remove',
    ],
    [
      { ...failedJob('server'), request: withPlaceholder },
      'placeholder left, error at Segmind',
      'error',
      'job failed retry runAgain removePlaceholder copyPrompt remove',
    ],
    [
      { ...dismissedJob('cancelled', { reached: 'nothing' }), request: withPlaceholder },
      'placeholder left, cancelled, not charged',
      'circle-slash',
      'job dismissed retry runAgain removePlaceholder copyPrompt remove',
    ],
    [failedJob('server'), 'error at Segmind', 'error', 'job failed retry runAgain copyPrompt remove'],
    [failedJob('expired'), 'result not there', 'error', 'job failed retry runAgain copyPrompt remove'],
    [
      dismissedJob('deadline', sent),
      `took too long, kept until ${keptUntil}`,
      'watch',
      'job dismissed resume runAgain copyPrompt remove',
    ],
    [
      dismissedJob('stopped', sent),
      `not watched, kept until ${keptUntil}`,
      'eye-closed',
      'job dismissed resume runAgain copyPrompt remove',
    ],
    [
      dismissedJob('cancelled', { reached: 'nothing' }),
      'cancelled, not charged',
      'circle-slash',
      'job dismissed retry runAgain copyPrompt remove',
    ],
    [
      dismissedJob('letBe', { reached: 'unknown', sentAt: 1 }),
      'let be, may have been charged',
      'circle-slash',
      'job dismissed checkCharge retry runAgain copyPrompt remove',
    ],
  ];
  for (const [job, description, iconId, contextValue] of rows) {
    it(`shows ${contextValue} as “${description}”`, () => {
      const row = presentJob(job, facts, english);
      assert.equal(row.label, 'a red fox');
      assert.equal(row.description, description);
      assert.equal(row.iconId, iconId);
      assert.equal(row.contextValue, contextValue);
      assert.equal(row.spoken, `a red fox, ${description.replace('~', 'about ')}`);
    });
  }

  it('says what is usual once a job takes longer than that', () => {
    const row = presentJob(jobIn.waiting, { ...facts, now: 2_000 + 95_000 }, english);
    assert.equal(row.description, '1 min 35 s, usually ~28 s');
  });

  it('never counts backwards when the clock was set back', () => {
    assert.equal(presentJob(jobIn.waiting, { ...facts, now: 0 }, english).description, '0 s of ~28 s');
  });

  it('counts down the last quarter of an hour, in minutes', () => {
    const now = 2_000 + 3_600_000 - 9.5 * 60_000;
    const description = (job: Job): string => presentJob(job, { ...facts, now }, english).description;
    assert.equal(description(dismissedJob('stopped', sent)), 'not watched, kept for 9 min more');
    assert.equal(description(dismissedJob('deadline', sent)), 'took too long, kept for 9 min more');
    assert.equal(description(failedJob('network', sent)), 'no connection, kept for 9 min more');
    assert.equal(description(failedJob('expired', sent)), 'result not there');
    assert.equal(description(jobIn.waiting), '50 min 30 s, result kept for 9 min more');
  });

  it('shows a picture that is safe and only waits for a place, with a button to give it one', () => {
    const row = presentJob(failedJob('disk', kept), facts, english);
    assert.equal(row.description, 'kept safe, could not be written');
    assert.equal(row.iconId, 'archive');
    assert.equal(row.contextValue, 'job failed retry saveElsewhere runAgain copyPrompt remove');
  });

  it('says that a failed job’s result is gone, and keeps the prompt', () => {
    const row = presentJob(failedJob('network', sent), { ...facts, now: 2_000 + 3_600_000 }, english);
    assert.equal(row.description, 'result expired');
    assert.equal(row.contextValue, 'job failed runAgain copyPrompt remove');
  });

  it('offers no resuming once the result is gone', () => {
    const row = presentJob(dismissedJob('stopped', sent), { ...facts, now: 2_000 + 3_600_000 }, english);
    assert.equal(row.description, 'result expired');
    assert.equal(row.contextValue, 'job dismissed runAgain copyPrompt remove');
  });

  it('offers nothing that would send a request that was recovered by its id', () => {
    const recovered = { ...failedJob('server'), isRecovered: true };
    assert.equal(presentJob(recovered, facts, english).contextValue, 'job failed copyPrompt remove');
  });

  it('offers resuming for a picture that is made, however old', () => {
    const job = dismissedJob('stopped', { reached: 'delivered', ...delivered });
    assert.match(presentJob(job, { ...facts, now: 9e12 }, english).contextValue, /\bresume\b/);
  });

  it('names a recovered job by its request and does not run it again', () => {
    const request = { ...jobIn.waiting.request, prompt: '' };
    const job: Job = { ...jobIn.saved, request, isRecovered: true };
    const row = presentJob(job, facts, english);
    assert.equal(row.label, 'Request r-1');
    assert.doesNotMatch(row.contextValue, /runAgain|copyPrompt/);
  });

  it('puts a long prompt of many lines on one short line', () => {
    const request = { ...jobIn.queued.request, prompt: `a fox\nin ${'deep '.repeat(40)}snow` };
    const { label } = presentJob({ ...jobIn.queued, request }, facts, english);
    assert.ok(label.length <= 30 && label.startsWith('a fox in deep') && label.endsWith('…'), label);
  });
});
