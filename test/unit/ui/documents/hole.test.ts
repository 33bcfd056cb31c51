import assert from 'node:assert/strict';
import { findImageMentions } from '../../../../src/assets/mentions/findImageMentions';
import { defaultModel } from '../../../../src/core/catalogue';
import { holeOf } from '../../../../src/ui/documents/hole';
import type { Hole, TargetFile } from '../../../../src/ui/documents/hole';

function uri(path: string): TargetFile {
  return { path, with: (change) => uri(change.path), toString: () => `file://${encodeURI(path)}` };
}

function hole(text: string, languageId: string, target: string): Hole {
  const [mention] = findImageMentions(text, languageId);
  assert.ok(mention);
  return holeOf({ text, languageId }, mention, uri(target), defaultModel('generate'));
}

describe('a hole in a document', () => {
  it('asks for the format that its name promises, and keeps the name', () => {
    for (const [name, format] of [
      ['fox.png', 'png'],
      ['fox.JPG', 'jpeg'],
      ['fox.jpeg', 'jpeg'],
      ['fox.webp', 'webp'],
    ] as const) {
      const {
        name: own,
        parameters,
        isRenamed,
        folder,
      } = hole(`![a](img/${name})`, 'markdown', `/site/img/${name}`);
      assert.deepEqual(
        [own, parameters['image_format'], isRenamed, folder],
        [name, format, false, 'file:///site/img'],
      );
    }
  });

  it('is filled with a PNG where the format cannot be made', () => {
    for (const name of ['fox.gif', 'fox.svg', 'fox.avif', 'fox.ico']) {
      const { name: own, isRenamed, parameters } = hole(`![a](${name})`, 'markdown', `/site/${name}`);
      assert.deepEqual([own, isRenamed, parameters['image_format']], ['fox.png', true, 'png']);
    }
  });

  it('has the nearest proportion where both sides are given, and the usual one elsewhere', () => {
    const sized = hole('<img src="a.png" width="640" height="360">', 'html', '/site/a.png');
    assert.equal(sized.parameters['aspect_ratio'], '16:9');
    assert.equal(
      'aspect_ratio' in hole('<img src="a.png" width="640">', 'html', '/site/a.png').parameters,
      false,
    );
  });

  it('proposes what is said of the picture, and then the heading', () => {
    const { prompt } = hole('# Winter\n\n![a red fox](fox.png)', 'markdown', '/site/fox.png');
    assert.deepEqual(prompt, { text: 'a red fox, Winter', guessed: 9 });
  });
});
