import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { Emitter } from '../../../../src/core/emitter';
import type { Job } from '../../../../src/core/job';
import type { InputImage } from '../../../../src/core/jobRequest';
import type { JobChange } from '../../../../src/core/jobs';
import { describeJob, detailsOf, shownSource } from '../../../../src/ui/panel/describeJob';
import { JobNews, type News } from '../../../../src/ui/panel/jobNews';
import { delivered, keptPicture } from '../sampleJobs';
import { lastSegment } from '../../../../src/ui/panel/lastSegment';

const base = {
  id: 'a',
  request: {
    model: 'qwen-image',
    prompt: 'x'.repeat(3000),
    parameters: { seed: 1 },
    images: { image: { kind: 'file', uri: 'file:///w/s%C3%BC%C3%9F.png' } },
    destination: {
      root: 'file:///w',
      folder: 'file:///w',
      naming: { kind: 'template', template: '${prompt}' },
    },
  },
  createdAt: 5,
  uploads: {},
  isRecovered: false,
} as const;
const saved: Job = {
  ...{ ...base, state: 'saved', savedAt: 40, files: ['file:///w/a.png'], requestId: 'r', submittedAt: 10 },
  ...{ completedAt: 30, outputs: [], metrics: { cost: 0.1, inferenceTime: 20 } },
};
const failed: Job = {
  ...{ ...base, state: 'failed', failedAt: 50, failure: { code: 'disk', detail: '' } },
  progress: { reached: 'sent', requestId: 'r', submittedAt: 10 },
};
const surroundings = {
  now: 60,
  src: (uri: string) => `src:${uri}`,
  keptSrc: (file: string) => `kept:${file}`,
  thumbnail: () => 'thumb',
  isStarred: () => true,
  typical: () => 28_000,
  failureWords: () => 'The disk is full.',
  parentOf: () => 'the first',
};

describe('describeJob', () => {
  it('tells what the page shows of a saved job, the prompt cut', () => {
    const view = describeJob(saved, surroundings);
    assert.equal(view.prompt.length, 2000);
    assert.equal(view.isCut, true);
    assert.deepEqual(view.pictures, [
      { uri: 'file:///w/a.png', src: 'src:file:///w/a.png', name: 'a.png', thumbnail: 'thumb' },
    ]);
    assert.deepEqual(view.source, {
      uri: 'file:///w/s%C3%BC%C3%9F.png',
      src: 'src:file:///w/s%C3%BC%C3%9F.png',
      name: 'süß.png',
    });
    assert.deepEqual([view.startedAt, view.endedAt, view.cost, view.spending], [10, 30, 0.1, 'spent']);
    assert.equal(detailsOf(saved).prompt.length, 3000);
    assert.equal(detailsOf(saved).inferenceTime, 20);
  });

  it('tells what the prompt was chosen from, cut, where that differs', () => {
    assert.equal('promptAsWritten' in describeJob(saved, surroundings), false);
    const promptAsWritten = `{red|green} ${'x'.repeat(3000)}`;
    const chosen: Job = { ...saved, request: { ...saved.request, promptAsWritten } };
    assert.equal(describeJob(chosen, surroundings).promptAsWritten, promptAsWritten.slice(0, 2000));
  });

  it('names the original where a scaled copy of it was sent', () => {
    const image = { kind: 'file', uri: 'file:///storage/0123.png', original: 'file:///w/photo.jpg' } as const;
    const edit: Job = { ...saved, request: { ...saved.request, images: { image } } };
    assert.equal(describeJob(edit, surroundings).source?.uri, 'file:///w/photo.jpg');
  });

  it('shows no result beside itself: what lay there before is shown from where it is kept, or not', () => {
    const uri = 'file:///w/photo.jpg';
    const edit = (image: InputImage): Job => ({
      ...saved,
      files: [uri],
      inputHashes: { image: 'abcd' },
      request: { ...saved.request, images: { image } },
    });
    assert.deepEqual(describeJob(edit({ kind: 'file', uri }), surroundings).source, {
      uri,
      name: 'photo.jpg',
    });
    const kept = { kind: 'file', uri: 'file:///storage/abcd.jpg', original: uri } as const;
    assert.deepEqual(describeJob(edit(kept), surroundings).source, {
      ...{ uri, name: 'photo.jpg' },
      src: 'src:file:///storage/abcd.jpg',
    });
  });

  it('opens what a picture was made from: a page, a file, what was kept of it; not what took its place', () => {
    const edit = (image: InputImage, file = 'file:///w/edit.png'): Job => ({
      ...saved,
      files: [file],
      request: { ...saved.request, images: { image } },
    });
    const photo = { kind: 'file', uri: 'file:///w/%28a%29/photo.jpg' } as const;
    assert.equal(shownSource(edit({ kind: 'url', url: 'https://e.com/a.png' })), 'https://e.com/a.png');
    assert.equal(shownSource(edit(photo)), photo.uri);
    assert.equal(shownSource(edit({ kind: 'file', uri: 'file:///s/1.png', original: photo.uri })), photo.uri);
    assert.equal(shownSource(edit(photo, 'file:///w/(a)/photo.jpg')), undefined);
    const kept = edit({ kind: 'file', uri: 'file:///s/abcd.jpg', original: photo.uri }, photo.uri);
    assert.equal(shownSource({ ...kept, inputHashes: { image: 'abcd' } }), 'file:///s/abcd.jpg');
    assert.equal(shownSource({ ...saved, request: { ...saved.request, images: {} } }), undefined);
  });

  it('tells why a job failed and whether it can go on', () => {
    const view = describeJob(failed, surroundings);
    assert.deepEqual(view.failure, { code: 'disk', words: 'The disk is full.' });
    assert.deepEqual(view.steps, ['retry', 'runAgain', 'remove']);
    assert.equal(view.expiresAt, 3_600_010);
  });

  it('lets go on with nothing that the jobs view would not: not after the hour, not with what was recovered', () => {
    const steps = (job: Job, now = 60) => describeJob(job, { ...surroundings, now }).steps;
    const expired: Job = { ...failed, failure: { code: 'expired', detail: '' } };
    assert.deepEqual(steps(expired), ['retry', 'runAgain', 'remove']);
    assert.deepEqual(steps(expired, 3_600_010), ['runAgain', 'remove']);
    assert.deepEqual(steps({ ...expired, isRecovered: true }), ['retry', 'remove']);
    assert.deepEqual(steps({ ...expired, isRecovered: true }, 3_600_010), ['remove']);
    assert.deepEqual(steps({ ...saved, isRecovered: true }), ['remove']);
    const unsent: Job = { ...failed, progress: { reached: 'nothing' } };
    assert.deepEqual(steps(unsent), ['retry', 'runAgain', 'remove']);
    assert.deepEqual(steps({ ...unsent, isRecovered: true }), ['remove']);
  });

  it('tells what is known of a request without an answer, and of a picture that is kept safe', () => {
    const { id, request, createdAt, uploads, isRecovered } = base;
    const lost: Job = {
      ...{ id, request, createdAt, uploads, isRecovered, state: 'unconfirmed', sentAt: 10, detail: '' },
    };
    const view = describeJob(lost, { ...surroundings, failureWords: () => 'It was sent at noon.' });
    assert.equal(view.uncertainty, 'It was sent at noon.');
    assert.deepEqual(view.steps, ['checkCharge', 'recover', 'retry', 'stop', 'remove']);
    const kept: Job = {
      ...failed,
      progress: { reached: 'delivered', ...delivered, outputs: [keptPicture] },
    };
    assert.deepEqual(describeJob(kept, surroundings).keptSafe, ['kept:job-1-0.png']);
    assert.ok(describeJob(kept, surroundings).steps.includes('saveElsewhere'));
    assert.equal(describeJob(failed, surroundings).keptSafe, undefined);
  });

  it('names every picture of a job that has several', () => {
    const files = ['file:///w/a.png', 'file:///w/a-2.png'];
    const view = describeJob({ ...saved, files }, surroundings);
    assert.deepEqual(
      view.pictures.map(({ name }) => name),
      ['a.png', 'a-2.png'],
    );
  });

  it('names files whose address is broken, too', () => {
    assert.equal(lastSegment('https://a/b%ZZ.png?x#y'), 'b%ZZ.png');
    assert.equal(lastSegment('file:///w/folder/'), 'folder');
  });
});

describe('JobNews', () => {
  it('gathers a burst into one message, each job once, as it stands then', async () => {
    const changes = new Emitter<JobChange>();
    const jobs = new Map<string, Job>([['a', saved]]);
    const told: News[] = [];
    const news = new JobNews({ onDidChange: changes.event, get: (id) => jobs.get(id) }, (message) =>
      told.push(message),
    );
    for (let index = 0; index < 50; index += 1) changes.fire({ kind: 'added', job: failed });
    changes.fire({ kind: 'removed', job: { ...saved, id: 'gone' } });
    await wait(70);
    assert.deepEqual(told, [{ changed: [saved], removed: ['gone'] }]);
    changes.fire({ kind: 'added', job: saved });
    news.dispose();
    changes.fire({ kind: 'added', job: saved });
    await wait(70);
    assert.equal(told.length, 1);
  });
});
