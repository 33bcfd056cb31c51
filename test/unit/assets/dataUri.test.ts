import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDataUri, toDataUri } from '../../../src/assets/dataUri';
import { png } from './pictures';
import { unruly } from './unruly';

describe('dataUri', () => {
  it('reads back what it wrote', () => {
    const bytes = png(2, 2);
    const uri = toDataUri('image/png', bytes);
    assert.match(uri, /^data:image\/png;base64,iVBORw0KGgo/);
    assert.deepEqual(parseDataUri(uri, 10_000), { ok: true, mediaType: 'image/png', bytes });
  });

  it('is generous about spelling', () => {
    const expected = { ok: true, mediaType: 'image/png', bytes: Uint8Array.of(251, 255) };
    for (const uri of [
      'DATA:image/PNG;charset=x;BASE64,+/8=',
      'data:image/png;base64,%2B%2F8%3D',
      'data:image/png;base64,-_8',
    ]) {
      assert.deepEqual(parseDataUri(uri, 2), expected);
    }
  });

  it('says what is wrong', () => {
    const problem = (text: string, cap = 100): string => {
      const result = parseDataUri(text, cap);
      return result.ok ? 'none' : result.problem;
    };
    assert.equal(problem('https://example.com/a,b'), 'notDataUri');
    assert.equal(problem('data:image/png;base64'), 'notDataUri');
    assert.equal(problem(`data:${'x'.repeat(300)};base64,AAAA`), 'notDataUri');
    assert.equal(problem('data:text/html,<b>hi</b>'), 'notBase64');
    assert.equal(problem('data:image/png;base64,<b>'), 'notBase64');
    assert.equal(problem('data:image/png;base64,AAAA', 3), 'none');
    assert.equal(problem('data:image/png;base64,AAAA', 2), 'tooLarge');
    assert.equal(problem(`data:image/png;base64,${' '.repeat(1000)}AAAA`), 'tooLarge');
  });

  it('never throws and never exceeds its cap', () => {
    fc.assert(
      fc.property(fc.oneof(unruly(), fc.base64String()), fc.nat(40), (text, cap) => {
        for (const result of [parseDataUri(text, cap), parseDataUri(`data:;base64,${text}`, cap)]) {
          if (result.ok) assert.ok(result.bytes.length <= cap);
        }
      }),
    );
  });
});
