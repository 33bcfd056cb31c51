import assert from 'node:assert/strict';
import { QwenImageError } from '../../../src/core/qwenImageError';
import { outline } from '../../../src/host/outline';

describe('outline', () => {
  it('keeps codes, numbers and the chain of causes, and no words from outside', () => {
    const cause = Object.assign(new Error('connect to secret.example failed'), { code: 'ECONNREFUSED' });
    const error = new QwenImageError(
      'network',
      { detail: 'the prompt was: a red fox', status: 502, delivery: 'unknown' },
      { cause: new TypeError('fetch failed', { cause }) },
    );
    assert.equal(outline(error), 'network 502 unknown < TypeError: fetch failed < Error ECONNREFUSED');
  });

  it('keeps where our own mistakes come from, without the folders', () => {
    const text = outline(new RangeError('out of range'));
    assert.match(text, /^RangeError: out of range\n {2}at .*outline\.test\.ts:\d+:\d+/);
    assert.doesNotMatch(text, /\/unit\/|\\unit\\/);
    const windows = new Error('x');
    windows.stack =
      'Error: x\n    at run (C:\\Users\\Ann B\\dist\\extension.js:1:22)\n    at file:///home/ann/x.js:3:4';
    assert.equal(outline(windows), 'Error\n  at run (extension.js:1:22)\n  at x.js:3:4');
  });

  it('leaves out what JSON or a file system quotes', () => {
    let caught: unknown;
    try {
      JSON.parse('<a red fox>');
    } catch (error) {
      caught = error;
    }
    assert.doesNotMatch(outline(caught), /fox/);
    const disk = Object.assign(new Error("ENOENT: no such file, open '/home/ann/fox.png'"), {
      code: 'ENOENT',
    });
    assert.match(outline(disk), /^Error ENOENT\n/);
    assert.doesNotMatch(outline(disk), /ann|fox/);
  });

  it('keeps of other facts only numbers and words of our own', () => {
    const facts = {
      host: 'api.segmind.com',
      milliseconds: 12,
      detail: 'a red fox',
      deep: { a: 1 },
      at: null,
    };
    assert.equal(outline(facts), 'host api.segmind.com, milliseconds 12');
    for (const nothing of [undefined, null, 'a red fox', () => 1, {}]) {
      assert.equal(outline(nothing), '');
    }
    assert.equal(outline(7), '7');
  });
});
