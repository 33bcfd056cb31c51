import assert from 'node:assert/strict';
import { settingSentences } from '../../../../src/ui/words/settingProblems';
import { english } from '../sampleJobs';
import { preferencesWith } from '../samplePreferences';

describe('settingSentences', () => {
  it('says nothing about settings that are right', () => {
    assert.deepEqual(settingSentences(preferencesWith({}), english), []);
  });

  it('names a setting of a wrong type and what is expected', () => {
    const preferences = preferencesWith({
      problems: () => [{ setting: 'qwenImage.watchFor', expected: 'a number of seconds' }],
    });
    const [problem] = settingSentences(preferences, english);
    assert.equal(problem?.setting, 'qwenImage.watchFor');
    assert.match(problem.sentence, /a number of seconds/);
  });

  it('checks the default parameters against the model', () => {
    const preferences = preferencesWith({
      defaults: (model) => (model === 'qwen-image' ? { steps: 500, styl: 'x' } : {}),
    });
    const sentences = settingSentences(preferences, english).map(({ sentence }) => sentence);
    assert.equal(sentences.length, 2);
    assert.match(sentences[0] ?? '', /“Steps” must be from 1 to 50/);
    assert.match(sentences[1] ?? '', /“styl”/);
  });
});
