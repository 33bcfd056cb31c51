import assert from 'node:assert/strict';
import { defaultModel } from '../../../../src/core/catalogue';
import { explainIssue } from '../../../../src/ui/words/explainIssue';
import { english } from '../sampleJobs';

const model = defaultModel('generate');

describe('explainIssue', () => {
  it('names the field as people see it, and what would be right', () => {
    const issue = { kind: 'range', field: 'steps', minimum: 1, maximum: 50 } as const;
    assert.equal(explainIssue(issue, model, english), '“Steps” must be from 1 to 50.');
    assert.equal(
      explainIssue({ kind: 'choice', field: 'aspect_ratio', choices: ['1:1', '16:9'] }, model, english),
      '“Aspect ratio” must be one of 1:1, 16:9.',
    );
  });

  it('says what to do about a prompt that is empty or far too long', () => {
    assert.match(explainIssue({ kind: 'missing', field: 'prompt' }, model, english), /Describe the picture/);
    const tooLong = { kind: 'tooLong', field: 'prompt', length: 30_000, maximum: 20_000 } as const;
    assert.equal(explainIssue(tooLong, model, english), '“Prompt” has 30000 characters; 20000 are the most.');
  });

  it('keeps a name that it does not know', () => {
    assert.match(explainIssue({ kind: 'unknownField', field: 'stepps' }, model, english), /“stepps”/);
    assert.match(
      explainIssue({ kind: 'unknownModel', field: 'model', value: 'flux' }, undefined, english),
      /“flux”/,
    );
  });
});
