import assert from 'node:assert/strict';
import { altFor, jobOfFile } from '../../../../src/ui/insert/altFor';
import { splitReference } from '../../../../src/ui/insert/splitReference';
import { jobIn } from '../sampleJobs';

const request = {
  documentPath: '/p/README.md',
  imagePath: '/p/img/a fox.png',
  alt: 'a *red* fox',
};

describe('splitReference', () => {
  it('finds the escaped alt text, so that it can be edited in place', () => {
    assert.deepEqual(splitReference({ ...request, languageId: 'markdown' }), {
      text: '![a \\*red\\* fox](img/a%20fox.png)',
      before: '![',
      alt: 'a \\*red\\* fox',
      after: '](img/a%20fox.png)',
    });
  });

  for (const languageId of ['markdown', 'html', 'css', 'typescriptreact', 'python']) {
    it(`loses nothing in ${languageId}`, () => {
      const { text, before, alt, after } = splitReference({ ...request, languageId });
      assert.equal(`${before}${alt ?? ''}${after}`, text);
    });
  }

  it('has no alt text where the language has none', () => {
    assert.equal(splitReference({ ...request, languageId: 'css' }).alt, undefined);
  });
});

describe('altFor', () => {
  it('says what the prompt said, or else what the name says', () => {
    assert.equal(altFor('file:///p/x.png', jobIn.saved), 'a red fox');
    assert.equal(altFor('file:///p/red_fox-2.final.png', undefined), 'red fox 2.final');
  });

  it('finds the job that made a file', () => {
    assert.equal(jobOfFile(jobIn.saved.files[0] ?? '', [jobIn.failed, jobIn.saved]), jobIn.saved);
    assert.equal(jobOfFile('file:///other.png', [jobIn.saved]), undefined);
  });
});
