import assert from 'node:assert/strict';
import { FrameNote } from '../../../../media/panel/stage/frameNote';
import { isOther } from '../../../../media/panel/stage/shown';

interface Asked {
  readonly pictures: string;
  readonly signal: AbortSignal;
  readonly answer: (words: string) => void;
  readonly fail: () => void;
}

function frameNote() {
  const asked: Asked[] = [];
  const told: string[] = [];
  const note = new FrameNote(
    (before, after, signal) =>
      new Promise<string>((resolve, reject) => {
        const fail = () => {
          reject(new Error('It cannot be read.'));
        };
        asked.push({ pictures: `${before} ${after}`, signal, answer: resolve, fail });
      }),
    (words) => told.push(words),
  );
  return { note, asked, told };
}

const settled = () => new Promise(setImmediate);
const picture = (src: string, name = src) => ({ src, name });

describe('the note on an edit’s frame', () => {
  it('is measured once, however often the two pictures are drawn, and stays', async () => {
    const { note, asked, told } = frameNote();
    for (let letter = 0; letter < 20; letter += 1) note.show(picture('a'), picture('b'));
    assert.deepEqual(
      asked.map(({ pictures }) => pictures),
      ['a b'],
    );
    asked[0]?.answer('It did not move.');
    await settled();
    note.show(picture('a', 'other name'), picture('b', 'other name'));
    await settled();
    assert.equal(asked.length, 1);
    assert.deepEqual(told, ['', 'It did not move.']);
  });

  it('gives up what is outdated, and never tells of it', async () => {
    const { note, asked, told } = frameNote();
    note.show(picture('a'), picture('b'));
    note.show(picture('a'), picture('b?changed'));
    assert.deepEqual(
      asked.map(({ signal }) => signal.aborted),
      [true, false],
    );
    asked[0]?.answer('Of the one before.');
    asked[1]?.answer('Of this one.');
    await settled();
    assert.deepEqual(told, ['', '', 'Of this one.']);
    note.show(picture('c'), picture('d'));
    note.end();
    asked[2]?.answer('Of a stage that is gone.');
    await settled();
    assert.equal(told.at(-1), '');
  });

  it('is none without another picture, or where one cannot be read', async () => {
    const { note, asked, told } = frameNote();
    note.show(undefined, picture('b'));
    assert.deepEqual([asked.length, told], [0, []]);
    note.show(picture('a'), picture('b'));
    asked[0]?.fail();
    await settled();
    note.show(undefined, picture('b'));
    assert.deepEqual(told, ['', '']);
  });
});

describe('a picture on the stage', () => {
  it('is the same as long as its address and its name are', () => {
    assert.equal(isOther(picture('a'), picture('a')), false);
    assert.equal(isOther(undefined, undefined), false);
    assert.equal(isOther(picture('a'), picture('b', 'a')), true);
    assert.equal(isOther(picture('a'), picture('a', 'b')), true);
    assert.equal(isOther(picture('a'), undefined), true);
  });
});
