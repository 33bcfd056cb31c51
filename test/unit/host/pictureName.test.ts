import assert from 'node:assert/strict';
import type { Naming, JobRequest } from '../../../src/core/jobRequest';
import { pictureNameOf, safeStem } from '../../../src/host/pictureName';
import { jobFor } from './keptPicture';

const kept = { kind: 'kept', file: '', type: 'jpeg', width: 1, height: 1, size: 1, sha256: '' } as const;

function names(naming: Naming, more: Partial<JobRequest> = {}, index = 0): readonly string[] {
  const job = jobFor('file:///site', 'file:///site', naming, more);
  const { folders, candidates } = pictureNameOf(job, kept, index);
  const [first = '', second = ''] = [...candidates];
  return [[...folders, first].join('/'), second];
}

const template = (text: string): Naming => ({ kind: 'template', template: text });
const exact = (name: string): Naming => ({ kind: 'exact', name });

describe('pictureName', () => {
  it('follows the template, with folders and the extension by the bytes', () => {
    assert.deepEqual(names(template('${model}/${prompt}-${seed}-${ratio}-${index}'), {}, 2), [
      'qwen-image/a-red-fox-7-16x9-3.jpg',
      'a-red-fox-7-16x9-3-2.jpg',
    ]);
  });

  it('takes the source from the first input picture', () => {
    const images = { image: { kind: 'file', uri: 'file:///site/My%20Cat.v2.png' } } as const;
    assert.equal(names(template('${source}'), { images })[0], 'my-cat-v2.jpg');
    const kept = { kind: 'file', uri: 'file:///inputs/3fa9.png', original: images.image.uri } as const;
    assert.equal(names(template('${source}'), { images: { image: kept } })[0], 'my-cat-v2.jpg');
  });

  it('invents no seed for a recovered request', () => {
    assert.equal(names(template('${prompt}-${seed}'), { parameters: {}, prompt: '' })[0], 'image.jpg');
  });

  it('falls back to the prompt when the template is nonsense', () => {
    for (const text of ['${nonsense}', '../${prompt}', '', '${prompt']) {
      assert.equal(names(template(text))[0], 'a-red-fox.jpg');
    }
  });

  it('keeps the spelling of an exact name and lets edits count on', () => {
    assert.deepEqual(names(exact('Fox_Photo.PNG')), ['Fox_Photo.jpg', 'Fox_Photo-2.jpg']);
    assert.deepEqual(names(exact('Fox-edited')), ['Fox-edited.jpg', 'Fox-edited-2.jpg']);
    assert.deepEqual(names(exact('Fox-edited-2')), ['Fox-edited-2.jpg', 'Fox-edited-3.jpg']);
    assert.deepEqual(names(exact('trip-2024')), ['trip-2024.jpg', 'trip-2024-2.jpg']);
  });

  it('keeps the extension of an exact name as long as it tells the truth', () => {
    assert.deepEqual(names(exact('fox.jpeg')), ['fox.jpeg', 'fox-2.jpeg']);
    assert.deepEqual(names(exact('fox.JPG')), ['fox.JPG', 'fox-2.JPG']);
    assert.deepEqual(names(exact('fox.png')), ['fox.jpg', 'fox-2.jpg']);
  });

  for (const [name, stem] of [
    ['../../x', 'x'],
    ['-rf', 'rf'],
    ['..', 'a-fox'],
    ['', 'a-fox'],
    ['a/b\\c:d', 'a-b-c-d'],
    ['.hidden', 'hidden'],
    ['con', 'image-con'],
    ['x\u202Egnp.exe', 'xgnp.exe'],
    ['end. ', 'end'],
  ] as const) {
    it(`makes ${JSON.stringify(name)} safe`, () => {
      assert.equal(safeStem(name, 'a fox'), stem);
    });
  }

  it('caps an exact name in bytes', () => {
    assert.ok(Buffer.byteLength(safeStem('狐'.repeat(300), '')) <= 180);
  });
});
