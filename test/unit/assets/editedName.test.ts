import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editedNames, editedStem } from '../../../src/assets/editedName';
import { firstFree, takenAmong } from '../../../src/assets/freeName';
import { utf8Length } from '../../../src/assets/utf8';
import { unruly } from './unruly';

describe('editedName', () => {
  const table: readonly (readonly [string, string])[] = [
    ['fox.png', 'fox-edited.png'],
    ['fox', 'fox-edited.png'],
    ['My Photo.final.JPG', 'My Photo.final-edited.png'],
    ['fox-edited.png', 'fox-edited-2.png'],
    ['fox-edited.jpg', 'fox-edited-2.png'],
    ['fox-edited-2.png', 'fox-edited-3.png'],
    ['fox-edited-41.webp', 'fox-edited-42.png'],
    ['Fox-Edited.png', 'Fox-Edited-2.png'],
    ['edited.png', 'edited-2.png'],
    ['-edited.png', 'image-edited-2.png'],
    ['unedited.png', 'unedited-edited.png'],
    ['fox-edited-by-me.png', 'fox-edited-by-me-edited.png'],
    ['fox-2.png', 'fox-2-edited.png'],
    ['.png', '.png-edited.png'],
    ['a/b\\c.png', 'a-b-c-edited.png'],
    ['狐狸.png', '狐狸-edited.png'],
    ['', 'image-edited.png'],
  ];
  for (const [source, expected] of table) {
    it(`${source} → ${expected}`, () => {
      assert.equal(editedNames(source, 'png').next().value, expected);
    });
  }

  it('goes on to the next free number', async () => {
    const taken = takenAmong(['fox.png', 'fox-edited.png', 'FOX-edited-2.png']);
    assert.equal(await firstFree(editedNames('fox.png', 'png'), taken), 'fox-edited-3.png');
    assert.equal(await firstFree(editedNames('fox-edited.png', 'png'), taken), 'fox-edited-3.png');
  });

  it('leaves room in a file name for counter, extension and temporary suffix', () => {
    assert.ok(utf8Length(editedStem(`${'狐'.repeat(84)}.png`).stem) <= 190);
  });

  it('is one file name for any source, and an edit of it never says edited twice', () => {
    fc.assert(
      fc.property(unruly(), (source) => {
        const name = editedNames(source, 'png').next().value;
        assert.ok(name !== undefined);
        assert.doesNotMatch(name, /[\p{Cc}\p{Cs}/\\:*?"<>|]/u);
        assert.ok(utf8Length(name) <= 200);
        const again = editedStem(name);
        assert.ok(again.from >= 2 && !/-edited-edited$/i.test(again.stem), again.stem);
      }),
    );
  });
});
