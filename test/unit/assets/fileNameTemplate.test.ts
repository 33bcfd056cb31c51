import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  expandFileName,
  fileNameTokens,
  parseFileNameTemplate,
  type FileNameProblem,
  type FileNameValues,
} from '../../../src/assets/fileNameTemplate';
import { resolveInside } from '../../../src/assets/outputFolder';
import { utf8Length } from '../../../src/assets/utf8';
import { unruly } from './unruly';

const values: FileNameValues = {
  prompt: 'A red fox',
  seed: 1234,
  model: 'qwen-image',
  index: 2,
  createdAt: new Date('2026-03-31T23:05:09Z'),
  utcOffset: 120,
  ratio: '16:9',
  source: 'Den',
};

function expanded(text: string, changed: Partial<FileNameValues> = {}): string {
  const result = parseFileNameTemplate(text);
  assert.ok(result.ok, text);
  const { folder, stem } = expandFileName(result.template, { ...values, ...changed });
  return folder === '' ? stem : `${folder}/${stem}`;
}

describe('fileNameTemplate', () => {
  const good: readonly (readonly [string, string])[] = [
    ['${prompt}', 'a-red-fox'],
    ['${prompt}-${seed}', 'a-red-fox-1234'],
    ['${prompt}.png', 'a-red-fox'],
    ['hero ${ratio}', 'hero-16x9'],
    ['${model}/${date}/${time}-${index}', 'qwen-image/2026-04-01/010509-2'],
    ['img\\${prompt}', 'img/a-red-fox'],
    ['./${source}//${ prompt }', 'den/a-red-fox'],
    ['${source}${index}', 'den2'],
    ['.git/${prompt}', 'git/a-red-fox'],
    ['con/${prompt}', 'con-image/a-red-fox'],
    ['logo', 'logo'],
  ];
  for (const [text, expected] of good) {
    it(`${text} → ${expected}`, () => {
      assert.equal(expanded(text), expected);
    });
  }

  const bad: readonly (readonly [string, FileNameProblem])[] = [
    ['${promt}', { code: 'unknownToken', token: 'promt' }],
    ['${}', { code: 'unknownToken', token: '' }],
    ['a-${prompt', { code: 'unclosedToken' }],
    ['../${prompt}', { code: 'outside' }],
    ['a/../../${prompt}', { code: 'outside' }],
    ['a\\..\\${prompt}', { code: 'outside' }],
    ['/tmp/${prompt}', { code: 'outside' }],
    ['~/${prompt}', { code: 'outside' }],
    ['C:\\${prompt}', { code: 'outside' }],
    ['', { code: 'empty' }],
    ['  ', { code: 'empty' }],
    ['--/**', { code: 'empty' }],
    ['${prompt}/', { code: 'empty' }],
    ['.png', { code: 'empty' }],
  ];
  for (const [text, problem] of bad) {
    it(`refuses ${JSON.stringify(text)}: ${problem.code}`, () => {
      assert.deepEqual(parseFileNameTemplate(text), { ok: false, problem });
    });
  }

  it('leaves out what has no value', () => {
    const { ratio: _ratio, source: _source, ...rest } = values;
    const result = parseFileNameTemplate('${ratio}/hero-${source}-${seed}');
    assert.ok(result.ok);
    assert.deepEqual(expandFileName(result.template, rest), { folder: '', stem: 'hero-1234' });
    assert.equal(expanded('${prompt}', { prompt: '🦊' }), 'image');
  });

  it('shortens the prompt, not what tells one file from another', () => {
    const prompt = 'a very long prompt about a fox '.repeat(20);
    assert.match(expanded('${prompt}-${seed}', { prompt }), /^a-very-long-.*-1234$/);
    assert.match(expanded('${date}-${prompt}-${seed}', { prompt }), /^2026-04-01-a-very-.*-1234$/);
    assert.match(expanded('${prompt}-${seed}', { prompt: '狐'.repeat(300) }), /^狐{50,}-1234$/);
    assert.match(
      expanded('${prompt}-${source}-${seed}', { prompt, source: prompt }),
      /^a-very.*-a-very.*-1234$/,
    );
  });

  it('takes the local date across midnight, both ways', () => {
    assert.equal(expanded('${date}', { utcOffset: -720 }), '2026-03-31');
    assert.equal(expanded('${date} ${time}', { utcOffset: 330 }), '2026-04-01-043509');
  });

  it('stays in its folder for any template and values', () => {
    const template = fc
      .array(fc.oneof(unruly(), fc.constantFrom(...fileNameTokens.map((token) => `\${${token}}`), '/')), {
        maxLength: 6,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(template, unruly(), unruly(), (text, prompt, source) => {
        const result = parseFileNameTemplate(text);
        if (!result.ok) return;
        const { folder, stem } = expandFileName(result.template, { ...values, prompt, source });
        assert.match(stem, /^[\p{L}\p{M}\p{N}-]+$/u);
        for (const segment of [...folder.split('/'), stem]) assert.ok(utf8Length(segment) <= 190);
        assert.ok(resolveInside('/site', `${folder}/${stem}`.replace(/^\//, '')).ok);
      }),
    );
  });
});
