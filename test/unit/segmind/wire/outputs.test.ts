import assert from 'node:assert/strict';
import { readOutputs } from '../../../../src/segmind/wire/outputs';

const url = 'https://images.segmind.com/a.png';
const other = 'https://images.segmind.com/b.png';
const remote = [{ kind: 'remote', url }];
const bytes = Buffer.alloc(99, 7);
const base64 = bytes.toString('base64');
const inline = [{ kind: 'inline', bytes }];

describe('the pictures of a result', () => {
  for (const [title, value, expected] of [
    ['an address', { output: url }, remote],
    ['a list', { output: [url, other] }, [...remote, { kind: 'remote', url: other }]],
    ['a list that repeats itself', { output: [url, url] }, remote],
    ['an object', { output: { url } }, remote],
    ['a list of objects', { output: [{ url, content_type: 'image/png' }] }, remote],
    ['a data URI', { output: `data:image/png;base64,${base64}` }, inline],
    ['bare base64', { output: base64 }, inline],
    ['base64 in lines', { output: base64.replace(/(.{60})/g, '$1\n') }, inline],
    ['JSON text', { output: JSON.stringify({ output: url }) }, remote],
    ['JSON text of a list', { output: JSON.stringify([url]) }, remote],
    ['image_url', { image_url: url }, remote],
    ['image', { image: url }, remote],
    ['image as base64', { image: base64 }, inline],
    ['images alone', { images: [{ url, file_size: '12' }] }, remote],
    ['output and the same in images', { output: url, images: [{ url }] }, remote],
    [
      'output and more in images',
      { output: url, images: [{ url }, { url: other }] },
      [...remote, { kind: 'remote', url: other }],
    ],
    ['output and the input echoed', { output: url, image: other }, remote],
    ['nothing', { output: null }, []],
    ['an empty text', { output: '' }, []],
    ['words', { output: 'The picture is done' }, []],
    ['one long word', { output: 'done' }, []],
    ['an address of another kind', { output: 's3://bucket/a.png' }, []],
    ['a number', { output: 7 }, []],
    ['no object', 'x', []],
    ['broken JSON text', { output: '{"output":' }, []],
  ] as const) {
    it(title, () => {
      const found = readOutputs(value).map((output) =>
        output.kind === 'inline' ? { ...output, bytes: Buffer.from(output.bytes) } : output,
      );
      assert.deepEqual(found, expected);
    });
  }

  it('are 16 at most', () => {
    const output = Array.from({ length: 40 }, (_, index) => `${url}?${index}`);
    assert.equal(readOutputs({ output }).length, 16);
  });
});
