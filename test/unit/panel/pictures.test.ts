import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bytesOf, mostBytes } from '../../../media/panel/bytesOf';
import { dataPicture } from '../../../media/panel/dataPicture';
import { droppedPicture, offerResult } from '../../../media/panel/dropped';
import { planInput } from '../../../media/panel/inputPlan';
import { inputSummary } from '../../../media/panel/inputWords';
import { maximumInputBytes } from '../../../src/protocol/fromPanel';
import { resultType } from '../../../src/protocol/resultType';
import { noRecall, recall, searchPrompts } from '../../../media/panel/promptRecall';
import { fit, fittingScale, pan, zoomAt } from '../../../media/panel/stage/zoom';

describe('an input picture', () => {
  it('is scaled down to the longest side, never up, and keeps its proportion', () => {
    assert.deepEqual(planInput({ width: 6000, height: 4000 }, 'image/jpeg', 2048), {
      ...{ width: 2048, height: 1365, type: 'image/jpeg', isScaled: true, isConverted: false },
    });
    assert.equal(planInput({ width: 100, height: 50 }, 'image/png', 2048).width, 100);
    assert.equal(planInput({ width: 9000, height: 1 }, 'image/png', 2048).height, 1);
  });

  it('becomes PNG when the model does not take its type', () => {
    for (const type of ['image/svg+xml', 'image/gif', 'image/avif', undefined]) {
      const plan = planInput({ width: 10, height: 10 }, type, 2048);
      assert.deepEqual([plan.type, plan.isConverted], ['image/png', true]);
    }
  });

  it('says what will be sent', () => {
    const picture = { uri: 'u', name: 'a.png', size: 5_100_000, mediaType: 'image/png' };
    assert.equal(
      inputSummary(picture, { width: 4000, height: 3000 }, 2048),
      '4000 × 3000 PNG, 5.1 MB; sent as 2048 × 1536 PNG',
    );
    assert.equal(
      inputSummary(picture, { width: 40, height: 30 }, 2048),
      '40 × 30 PNG, 5.1 MB; sent as it is',
    );
  });
});

describe('what is dropped', () => {
  const transfer = (data: Record<string, string>, files: File[] = []) => ({
    getData: (type: string) => data[type] ?? '',
    files,
  });
  const file = new File(['x'], 'a.png', { type: 'image/png' });

  it('may be a result, a file of the Explorer or one of the desktop', () => {
    assert.deepEqual(droppedPicture(transfer({ [resultType]: 'file:///r.png' }, [file])), {
      kind: 'uri',
      uri: 'file:///r.png',
    });
    assert.deepEqual(
      droppedPicture(transfer({ 'text/uri-list': '# note\r\nfile:///e.png\r\nfile:///f.png' })),
      { kind: 'uri', uri: 'file:///e.png' },
    );
    assert.deepEqual(droppedPicture(transfer({}, [file])), { kind: 'file', file });
    assert.deepEqual(droppedPicture(transfer({ 'application/vnd.code.uri-list': 'file:///e.png' }, [file])), {
      kind: 'uri',
      uri: 'file:///e.png',
    });
  });

  it('is the picture of a web page, not the page that it links to', () => {
    const link = { 'text/uri-list': 'https://example.com/article' };
    assert.deepEqual(droppedPicture(transfer(link, [file])), { kind: 'file', file });
  });

  it('is told to be too large before it is read', async () => {
    assert.equal(mostBytes, maximumInputBytes);
    const huge = Object.assign(new Blob([]), {
      arrayBuffer: () => Promise.reject(new Error('It was read.')),
    });
    Object.defineProperty(huge, 'size', { value: mostBytes + 1 });
    await assert.rejects(bytesOf(huge, 'scan.png'), {
      message: 'scan.png is larger than 64 MB. Choose a smaller picture.',
    });
    assert.deepEqual(await bytesOf(file, 'a.png'), new TextEncoder().encode('x'));
  });

  it('may be an address that holds its picture, decoded within the same limit', () => {
    assert.deepEqual(dataPicture('data:image/png;base64,iVBO%0ARw=='), Uint8Array.from([137, 80, 78, 71]));
    assert.deepEqual(
      dataPicture('DATA:image/svg+xml;charset=utf-8,%3Csvg%20id="ü"/%3E'),
      new TextEncoder().encode('<svg id="ü"/>'),
    );
    for (const damaged of ['data:image/png;base64,!', 'data:image/png;base64', 'data:image/svg+xml,%E4']) {
      assert.throws(() => dataPicture(damaged), /damaged/);
    }
    assert.throws(() => dataPicture(`data:image/png;base64,${'A'.repeat(mostBytes * 1.5)}`), /64 MB/);
    assert.throws(() => dataPicture(`data:image/png;base64,${'%'.repeat(mostBytes * 3 + 9)}`), /64 MB/);
  });

  it('is offered to editors by an address only where theirs is the same', () => {
    const offered = (isRemote: boolean): readonly (readonly [string, string])[] => {
      const data: [string, string][] = [];
      const setData = (type: string, text: string): void => void data.push([type, text]);
      offerResult({ setData }, 'file:///r.png', isRemote);
      return data;
    };
    assert.deepEqual(offered(false), [
      [resultType, 'file:///r.png'],
      ['text/uri-list', 'file:///r.png'],
    ]);
    assert.deepEqual(offered(true), [[resultType, 'file:///r.png']]);
  });

  it('may be a file whose type the browser does not tell, or that is none of a picture: its bytes tell which', () => {
    const unknown = new File(['x'], 'photo.heic');
    const text = new File(['x'], 'a.txt', { type: 'text/plain' });
    assert.deepEqual(droppedPicture(transfer({}, [unknown])), { kind: 'file', file: unknown });
    assert.deepEqual(droppedPicture(transfer({}, [text])), { kind: 'file', file: text });
    assert.deepEqual(droppedPicture(transfer({}, [text, file])), { kind: 'file', file });
    const link = { 'text/uri-list': 'https://example.com/a.png' };
    assert.deepEqual(droppedPicture(transfer(link, [text])), { kind: 'uri', uri: link['text/uri-list'] });
  });

  it('may be nothing of use', () => {
    assert.equal(droppedPicture(transfer({ 'text/uri-list': 'no address' })), undefined);
    assert.equal(droppedPicture(transfer({ 'text/plain': 'words' })), undefined);
  });

  it('may be a folder, which looks like a file and cannot be read', async () => {
    const folder = Object.assign(new Blob([]), {
      arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')),
    });
    await assert.rejects(bytesOf(folder, 'pictures'), {
      message: 'pictures cannot be read. Drop the picture itself, not a folder.',
    });
  });
});

describe('earlier prompts', () => {
  it('are walked back and forth, one’s own text kept aside', () => {
    const prompts = ['newest', 'older'];
    const one = recall(noRecall, 1, 'mine', prompts);
    assert.equal(one?.text, 'newest');
    const two = recall(one.recall, 1, one.text, prompts);
    assert.equal(two?.text, 'older');
    assert.equal(recall(two.recall, 1, two.text, prompts), undefined);
    const back = recall(two.recall, -1, two.text, prompts);
    assert.equal(back?.text, 'newest');
    assert.equal(recall(back.recall, -1, back.text, prompts)?.text, 'mine');
    assert.equal(recall(noRecall, -1, 'mine', prompts), undefined);
  });

  it('begin anew where the text has become another one since', () => {
    const prompts = ['newest', 'older', 'oldest'];
    const one = recall(noRecall, 1, 'mine', prompts);
    const two = recall(one?.recall ?? noRecall, 1, 'newest', prompts);
    assert.equal(two?.text, 'older');
    // The other form has a text of its own, or a preset was chosen.
    const other = recall(two.recall, 1, 'of the other form', prompts);
    assert.equal(other?.text, 'newest');
    assert.equal(recall(other.recall, -1, other.text, prompts)?.text, 'of the other form');
    assert.equal(recall(two.recall, -1, 'of the other form', prompts), undefined);
  });

  it('are found by all words', () => {
    assert.deepEqual(searchPrompts(['Red fox', 'red whale'], 'FOX red'), ['Red fox']);
    assert.deepEqual(searchPrompts(['Red fox'], ' '), ['Red fox']);
  });
});

describe('zoom', () => {
  const picture = { width: 1600, height: 900 };
  const stage = { width: 800, height: 600 };

  it('begins with the whole picture in the middle', () => {
    assert.deepEqual(fit(picture, stage), { scale: 0.5, x: 0, y: 75 });
    assert.equal(fittingScale({ width: 10, height: 10 }, stage), 1);
  });

  it('keeps the point under the pointer where it is', () => {
    const near = zoomAt(fit(picture, stage), 4, 400, 300, picture, stage);
    assert.equal(near.scale, 2);
    assert.equal((400 - near.x) / near.scale, 800);
    assert.equal((300 - near.y) / near.scale, 450);
  });

  it('never loses the picture', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.double({ min: 0.01, max: 50, noNaN: true }), fc.integer({ min: -3000, max: 3000 })),
          { maxLength: 20 },
        ),
        (steps) => {
          let at = fit(picture, stage);
          for (const [factor, move] of steps) {
            at = pan(zoomAt(at, factor, 100, 100, picture, stage), move, -move, picture, stage);
            assert.ok(at.scale >= 0.5 && at.scale <= 16);
            assert.ok(at.x <= stage.width / 2 && at.x + picture.width * at.scale >= stage.width / 2);
            assert.ok(at.y <= stage.height / 2 && at.y + picture.height * at.scale >= stage.height / 2);
          }
        },
      ),
    );
  });
});
