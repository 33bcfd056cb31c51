import assert from 'node:assert/strict';
import { conversionFor, fittingSize, responsiveSizes } from '../../../src/assets/conversion';
import { isConvertSetting } from '../../../src/assets/convertSetting';

describe('the setting convert', () => {
  it('is a format for all, or rules by folder', () => {
    assert.equal(conversionFor('none', 'public'), undefined);
    assert.deepEqual(conversionFor('webp', ''), { format: 'webp', quality: 82 });
    const byFolder = { 'public/**': { format: 'webp', quality: 70, longestSide: 800 }, docs: 'png' } as const;
    assert.deepEqual(conversionFor(byFolder, 'public/a'), { format: 'webp', quality: 70, longestSide: 800 });
    assert.deepEqual(conversionFor(byFolder, 'docs'), { format: 'png', quality: 82 });
    assert.equal(conversionFor(byFolder, 'assets'), undefined);
    assert.deepEqual(conversionFor({ a: { longestSide: 9 } }, 'a'), { quality: 82, longestSide: 9 });
    assert.equal(conversionFor({ a: { format: 'none' } }, 'a'), undefined);
  });

  it('is refused where it says something else', () => {
    for (const good of ['none', {}, { '**': 'jpeg' }, { a: { quality: 1 } }])
      assert.ok(isConvertSetting(good));
    for (const bad of [
      ...[undefined, 'gif', 1, [], { a: 'gif' }, { a: { quality: 0 } }, { a: { longestSide: 1.5 } }],
      ...[{ a: { format: 'avif' } }, { a: null }],
    ]) {
      assert.equal(isConvertSetting(bad), false, JSON.stringify(bad));
    }
  });
});

describe('sizes', () => {
  it('fit, and never grow', () => {
    assert.deepEqual(fittingSize({ width: 1664, height: 928 }, 1600), { width: 1600, height: 892 });
    assert.deepEqual(fittingSize({ width: 100, height: 50 }, 1600), { width: 100, height: 50 });
    assert.deepEqual(fittingSize({ width: 3000, height: 1 }, 100), { width: 100, height: 1 });
  });

  it('make a set, smallest first', () => {
    assert.deepEqual(responsiveSizes({ width: 1664, height: 928 }, [1600, 400, 400, 1664, 3000]), [
      { width: 400, height: 223 },
      { width: 1600, height: 892 },
    ]);
  });
});
