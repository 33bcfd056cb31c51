import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatRecord } from '../../../../src/assets/provenance/formatRecord';
import { parseRecord } from '../../../../src/assets/provenance/parseRecord';
import { isRecordFileName, recordFileName } from '../../../../src/assets/provenance/recordPath';
import { isRelativeFile } from '../../../../src/assets/provenance/relativeFile';
import type { AssetRecord } from '../../../../src/core/assetRecord';

const sha256 = fc.stringMatching(/^[\da-f]{64}$/);
const file = fc
  .array(fc.stringMatching(/^[a-z ü#?%-]{1,9}$/), { minLength: 1 })
  .map((names) => names.join('/'));
const value = fc.oneof(fc.string(), fc.integer(), fc.boolean());

export const anyRecord: fc.Arbitrary<AssetRecord> = fc.record(
  {
    sha256,
    file,
    type: fc.constantFrom('png', 'jpeg', 'webp'),
    width: fc.integer({ min: 1, max: 9999 }),
    height: fc.integer({ min: 1, max: 9999 }),
    model: fc.string(),
    prompt: fc.string({ unit: 'grapheme' }),
    promptAsWritten: fc.string(),
    parameters: fc.dictionary(fc.stringMatching(/^[a-z_]{1,9}$/), value, { noNullPrototype: true }),
    requestId: fc.string(),
    createdAt: fc.integer({ min: 0, max: 4e12 }),
    cost: fc.double({ min: 0, max: 9, noNaN: true }).map(Math.abs),
    sources: fc.array(
      fc.record(
        { parameter: fc.string(), file, url: fc.webUrl(), sha256 },
        { requiredKeys: ['parameter'], noNullPrototype: true },
      ),
    ),
    parent: sha256,
  },
  {
    requiredKeys: [
      'sha256',
      'file',
      'type',
      'width',
      'height',
      'model',
      'prompt',
      'parameters',
      'createdAt',
      'sources',
    ],
    noNullPrototype: true,
  },
);

const fox: AssetRecord = {
  sha256: 'ab'.repeat(32),
  file: 'public/img/a fox.png',
  type: 'png',
  width: 1664,
  height: 928,
  model: 'qwen-image',
  prompt: 'a fox',
  parameters: { steps: 30, seed: 7, negative_prompt: 'blurry' },
  createdAt: Date.UTC(2026, 0, 2, 3, 4, 5),
  sources: [],
};

describe('a record of an asset', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        assert.deepEqual(parseRecord(formatRecord(record)), record);
      }),
    );
  });

  it('is sorted, indented and ends with a newline', () => {
    assert.equal(
      formatRecord(fox),
      `{
  "createdAt": "2026-01-02T03:04:05.000Z",
  "file": "public/img/a fox.png",
  "height": 928,
  "model": "qwen-image",
  "parameters": {
    "negative_prompt": "blurry",
    "seed": 7,
    "steps": 30
  },
  "prompt": "a fox",
  "sha256": "${'ab'.repeat(32)}",
  "sources": [],
  "type": "png",
  "version": 1,
  "width": 1664
}
`,
    );
  });

  it('is the same text in whatever order its parts were put together', () => {
    const other = Object.fromEntries(Object.entries(fox).reverse());
    assert.equal(formatRecord({ ...fox, ...other }), formatRecord(fox));
    const { sha256: hash, ...rest } = fox;
    assert.equal(formatRecord({ ...rest, sha256: hash }), formatRecord(fox));
  });

  it('is never taken from what is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        assert.equal(parseRecord(text), undefined);
      }),
    );
    for (const [was, becomes] of [
      ['"version": 1', '"version": 2'],
      ['ab'.repeat(32), '../../secrets'],
      ['public/img/a fox.png', '../../etc/passwd'],
      ['"png"', '"svg"'],
      ['"width": 1664', '"width": "1664"'],
    ] as const) {
      assert.equal(parseRecord(formatRecord(fox).replace(was, becomes)), undefined, becomes);
    }
    assert.notEqual(parseRecord(formatRecord(fox)), undefined);
  });

  it('keeps files inside the folder', () => {
    for (const path of ['', '/a', 'a//b', '../a', 'a/../b', './a', 'a\\b', 'C:/a', 'a/\0', 'a/']) {
      assert.equal(isRelativeFile(path), false, path);
    }
    assert.ok(isRelativeFile('public/a #1?.png'));
  });

  it('has a name of its own by its bytes', () => {
    assert.equal(recordFileName(fox.sha256), 'abababababababab.json');
    assert.ok(isRecordFileName(recordFileName(fox.sha256)));
    assert.equal(isRecordFileName('../x.json'), false);
  });
});
