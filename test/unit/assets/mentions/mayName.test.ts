import assert from 'node:assert/strict';
import { isHardName, mayName } from '../../../../src/assets/mentions/mayName';

describe('a glance for a name', () => {
  it('sees it however its language escapes it', () => {
    for (const [text, name] of [
      ['image::img/a%2D%2Dbear.png[A bear]', 'a--bear.png'],
      ['![x](img/red\\_fox.png)', 'red_fox.png'],
      ['![x](img/red%20fox.png)', 'red fox.png'],
      ['\\includegraphics{img/fox}', 'fox.png'],
      ['\\includegraphics{fox\\csname c_hash_str\\endcsname 1.png}', 'fox#1.png'],
      ['![x](%E6%97%A5.png)', '日.png'],
      ['src="img/owl.png"', 'img'],
      ['src="pics.d/owl.png"', 'pics.d'],
    ] as const) {
      assert.ok(mayName(text, name), text);
    }
  });

  it('passes over texts that do not have it', () => {
    assert.ok(!mayName('![x](img/owl.png)', 'red fox.png'));
    assert.ok(!mayName('', 'a.png'));
  });
});

describe('a name that no reader can be sure of', () => {
  it('has signs of patterns, queries or lists', () => {
    assert.ok(['fox?.png', 'a*b.png', 'a,b.png', '[a].png', 'a{b}.png'].every(isHardName));
    assert.ok(!['red fox.png', 'fox#1.png', '50%.png', 'a--b.png', '日本.png', '$a.png'].some(isHardName));
  });
});
