import assert from 'node:assert/strict';
import { SeenUses } from '../../../../src/ui/check/seenUses';

describe('what documents refer to', () => {
  it('is known by file, however it is spelled, and by name where the file could not be told', () => {
    const seen = new SeenUses();
    seen.add({ used: ['file:///site/img/a%20%28fox%29.png'], names: ['red fox.png'] });
    assert.ok(seen.has('file:///site/img/a%20(fox).png'));
    assert.ok(seen.has('file:///site/elsewhere/red%20fox.png'));
    assert.ok(!seen.has('file:///site/a%20(fox).png'));
    assert.ok(!seen.has('file:///site/img/fox.png'));
  });
});
