import assert from 'node:assert/strict';
import { referenceTo } from '../../src/assets/reference';
import { corpusCases, inserted, outcome } from '../corpus/corpusCase';

describe('the corpus of references', () => {
  const cases = corpusCases();

  it('has its cases', () => {
    assert.ok(cases.length >= 120, `${cases.length}`);
  });

  for (const { name, request, after } of cases) {
    it(name, () => {
      assert.equal(outcome(request), after);
      assert.equal(
        inserted(request, referenceTo(request), 'text'),
        after.replaceAll(/[⟦⟧]/g, ''),
        'the text is that of the snippet',
      );
    });
  }
});
