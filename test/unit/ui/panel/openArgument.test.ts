import assert from 'node:assert/strict';
import { openArgument } from '../../../../src/ui/panel/openArgument';

const open = (value: unknown) => openArgument(value, ({ scheme, path }) => `${scheme}://${path}`);

describe('what the panel is opened with', () => {
  it('may be any part of a form', () => {
    assert.deepEqual(open({ model: 'qwen-image', prompt: 'a fox', parameters: { steps: 20 } }), {
      fill: { model: 'qwen-image', prompt: 'a fox', parameters: { steps: 20 } },
    });
    assert.deepEqual(open({ prompt: 'a fox' }), { fill: { prompt: 'a fox' } });
    assert.deepEqual(open(undefined), { fill: {} });
  });

  it('may be parameters alone: they are of the model that is usual', () => {
    assert.deepEqual(open({ parameters: { aspect_ratio: '1:1', steps: 99 } }), {
      fill: { model: 'qwen-image', parameters: { aspect_ratio: '1:1' } },
    });
    assert.deepEqual(open({ parameters: { steps: 20 }, image: 'https://example.com/a.png' }), {
      fill: { model: 'qwen-image-edit', parameters: { steps: 20 } },
      image: 'https://example.com/a.png',
    });
  });

  it('names a picture by its URI, as text, as an object, or as what JSON left of that', () => {
    assert.equal(open({ image: 'file:///w/a.png' }).image, 'file:///w/a.png');
    assert.equal(open({ image: { $mid: 1, scheme: 'file', path: '/w/a.png' } }).image, 'file:///w/a.png');
    for (const image of ['a.png', '', 7, null, {}]) assert.equal(open({ image }).image, undefined);
  });

  it('is the rest when the picture has parts that no URI can have', () => {
    const refuse = (): string => {
      throw new Error('[UriError]');
    };
    const argument = { prompt: 'a fox', image: { scheme: 'file', path: '//x/a.png' } };
    assert.deepEqual(openArgument(argument, refuse), { fill: { prompt: 'a fox' } });
  });

  it('leaves out what is of another kind', () => {
    assert.deepEqual(open({ prompt: 7 }), { fill: {} });
    assert.deepEqual(open({ model: 'gone', parameters: { steps: 20 } }), { fill: {} });
  });
});
