import assert from 'node:assert/strict';

import { catalogue, defaultModel, findModel } from '../../../src/core/catalogue';
import { checkParameter } from '../../../src/core/checkParameters';

/** Copied by hand from the two model pages, so that a slip in the catalogue shows. */
const pages: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
  'qwen-image': {
    aspect_ratio: ['16:9', '1:1', '16:9', '9:16', '4:3', '3:4', '3:2', '2:3'],
    guidance: [3.5, 1, 20],
    image_format: ['png', 'png', 'jpeg', 'webp'],
    negative_prompt: ['blurry, cartoonish'],
    quality: [90, 10, 100],
    seed: [-1, -1, 2_147_483_647],
    steps: [30, 1, 50],
  },
  'qwen-image-edit': {
    guidance: [4, 1, 25],
    negative_prompt: ['None'],
    seed: [-1, -1, 999_999_999_999_999],
    steps: [30, 10, 100],
  },
};

describe('catalogue', () => {
  for (const model of catalogue) {
    it(`says of ${model.id} what its page says`, () => {
      const said = Object.fromEntries(
        model.parameters.map((parameter): readonly [string, readonly unknown[]] => {
          switch (parameter.kind) {
            case 'choice':
              return [parameter.name, [parameter.default, ...parameter.choices]];
            case 'text':
              return [parameter.name, [parameter.default]];
            case 'number':
            case 'integer':
            case 'seed':
              return [parameter.name, [parameter.default, parameter.minimum, parameter.maximum]];
          }
        }),
      );
      assert.deepEqual(said, pages[model.id]);
      assert.deepEqual(model.constants, { base64: false });
    });

    it(`has defaults for ${model.id} that are right, and a help for everything`, () => {
      for (const parameter of model.parameters) {
        assert.equal(checkParameter(parameter, parameter.default), undefined);
        assert.ok(parameter.help.length > 10 && parameter.label.length > 0);
      }
    });
  }

  it('always sends steps', () => {
    for (const model of catalogue) {
      assert.equal(model.parameters.find(({ name }) => name === 'steps')?.isRequired, true);
    }
  });

  it('finds models by id and by purpose', () => {
    assert.equal(findModel('qwen-image')?.typicalDuration, 28_190);
    assert.equal(findModel('qwen-image-edit')?.typicalDuration, 49_920);
    assert.equal(findModel('other'), undefined);
    assert.equal(defaultModel('edit').id, 'qwen-image-edit');
    assert.deepEqual(
      findModel('qwen-image-edit')?.images.map(({ name, isRequired }) => ({ name, isRequired })),
      [{ name: 'image', isRequired: true }],
    );
  });
});
