import assert from 'node:assert/strict';
import { chainFiles, chainSteps, editChain, originalOf } from '../../../src/core/editChain';
import { EditParents } from '../../../src/core/editParents';
import type { JobIn, KeptOutput } from '../../../src/core/job';
import type { InputImage } from '../../../src/core/jobRequest';
import { computingTime } from '../computingTime';

function kept(sha256: string): KeptOutput {
  return { kind: 'kept', file: 'x', type: 'png', width: 1, height: 1, size: 1, sha256 };
}

function saved(
  id: string,
  createdAt: number,
  image?: InputImage,
  more: { readonly file?: string; readonly inputHash?: string } = {},
): JobIn<'saved'> {
  return {
    id,
    createdAt,
    uploads: {},
    isRecovered: false,
    ...(more.inputHash === undefined ? {} : { inputHashes: { image: more.inputHash } }),
    request: {
      model: 'm',
      prompt: id,
      parameters: {},
      images: image === undefined ? {} : { image },
      destination: { root: 'file:///p', folder: 'file:///p', naming: { kind: 'exact', name: id } },
    },
    state: 'saved',
    submittedAt: createdAt,
    completedAt: createdAt,
    savedAt: createdAt,
    metrics: {},
    outputs: [kept(`hash of ${id}`)],
    files: [more.file ?? `file:///p/${id}.png`],
  };
}

function file(name: string, original?: string): InputImage {
  return { kind: 'file', uri: `file:///p/${name}.png`, ...(original === undefined ? {} : { original }) };
}

function parentOf(job: JobIn<'saved'>, jobs: readonly JobIn<'saved'>[]): JobIn<'saved'> | undefined {
  return new EditParents(jobs).of(job);
}

const fox = saved('fox', 1);
const snow = saved('snow', 2, file('fox'));
const night = saved('night', 3, file('snow'));
const rain = saved('rain', 4, file('fox'));
const other = saved('other', 5);
const newestFirst = [other, rain, night, snow, fox];

function shown(id: JobIn<'saved'>, jobs = newestFirst): readonly string[] {
  return chainSteps(editChain(id, jobs)).map(({ job, depth }) => `${'-'.repeat(depth)}${job.id}`);
}

describe('editChain', () => {
  it('is the same from each of its steps: each before what was made from it', () => {
    for (const job of [fox, snow, night, rain]) {
      assert.deepEqual(shown(job), ['fox', '-snow', '--night', '-rain']);
    }
    assert.deepEqual(shown(other), ['other']);
  });

  it('begins with a picture that nobody here made', () => {
    const edit = saved('edit', 2, file('photo'));
    const again = saved('again', 3, file('edit'));
    assert.deepEqual(editChain(again, [again, edit]).original, file('photo'));
    assert.deepEqual(chainFiles(again, [again, edit]), [
      'file:///p/photo.png',
      'file:///p/edit.png',
      'file:///p/again.png',
    ]);
    assert.equal(editChain(fox, newestFirst).original, undefined);
  });

  it('knows a picture by its bytes, wherever it lies now', () => {
    const edit = saved('edit', 6, file('renamed'), { inputHash: 'hash of night' });
    assert.equal(parentOf(edit, [edit, ...newestFirst])?.id, 'night');
  });

  it('goes by what a picture was scaled from', () => {
    const edit = saved('edit', 6, file('temporary', 'file:///p/rain.png'));
    assert.equal(parentOf(edit, [edit, ...newestFirst])?.id, 'rain');
  });

  it('begins with the picture itself, not with what it was scaled to for sending', () => {
    const scaled = saved('scaled', 6, file('temporary', 'file:///p/photo.jpg'));
    assert.equal(originalOf(editChain(scaled, [scaled])), 'file:///p/photo.jpg');
    const plain = saved('plain', 7, file('photo'));
    assert.equal(originalOf(editChain(plain, [plain])), 'file:///p/photo.png');
    assert.equal(originalOf(editChain(fox, [fox])), undefined);
  });

  it('knows a place by whichever spelling of its address', () => {
    const made = saved('made', 1, undefined, { file: 'file:///p/(site)/fox.png' });
    const edit = saved('edit', 2, file('temporary', 'file:///p/%28site%29/fox.png'));
    assert.equal(parentOf(edit, [edit, made])?.id, 'made');
  });

  it('takes of two that lay at one place the one that lay there then', () => {
    const replaced = saved('replaced', 6, undefined, { file: 'file:///p/fox.png' });
    const before = saved('before', 5, file('fox'));
    const after = saved('after', 7, file('fox'));
    const jobs = [after, replaced, before, fox];
    assert.equal(parentOf(before, jobs)?.id, 'fox');
    assert.equal(parentOf(after, jobs)?.id, 'replaced');
  });

  it('ends, also where two seem to come of each other', () => {
    const one = saved('one', 1, file('two'));
    const two = saved('two', 1, file('one'));
    assert.ok(shown(one, [one, two]).length <= 2);
  });

  it('reads long histories quickly', () => {
    const jobs = Array.from({ length: 500 }, (_, index) =>
      saved(`j${index}`, index, index % 5 === 0 ? undefined : file(`j${index - 1}`)),
    ).reverse();
    const milliseconds = computingTime(() => {
      assert.deepEqual(shown(jobs[0] ?? fox, jobs), ['j495', '-j496', '--j497', '---j498', '----j499']);
    });
    assert.ok(milliseconds < 1_000, `${milliseconds} ms`);
  });
});
