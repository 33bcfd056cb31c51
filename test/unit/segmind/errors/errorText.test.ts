import assert from 'node:assert/strict';
import { errorText, isOwnError } from '../../../../src/segmind/errors/errorText';
import { errorFields, errorShapes } from '../../../simulator/errorShape';

describe('the words of an error', () => {
  for (const shape of errorShapes) {
    const fields = errorFields(shape, 'Too many steps');
    const hasWords = JSON.stringify(fields ?? null).includes('Too many steps');
    it(`are ${hasWords ? 'found' : 'not made up'} in the shape ${shape}`, () => {
      assert.equal(errorText(fields).includes('Too many steps'), hasWords);
    });
  }

  it('are said once', () => {
    assert.equal(errorText({ error: 'Gone', message: 'Gone', detail: 'Long ago' }), 'Gone; Long ago');
  });

  it('end in deep nesting', () => {
    let deep: unknown = 'bottom';
    for (let level = 0; level < 5000; level += 1) {
      deep = { error: deep };
    }
    assert.equal(errorText(deep), '');
  });

  it("are not Segmind's own in the way of a gateway", () => {
    assert.equal(isOwnError({ message: 'Internal server error' }), false);
    assert.equal(isOwnError({ message: 'Service Unavailable' }), false);
    assert.equal(isOwnError({ message: 'The worker ran out of memory' }), true);
    assert.equal(isOwnError({ error: 'Internal server error' }), true);
  });
});
