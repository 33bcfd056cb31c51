import assert from 'node:assert/strict';
import { redact } from '../../../src/core/redact';

const cases: readonly (readonly [what: string, text: string, leak: string])[] = [
  ['a Segmind key', 'used SG_0123456789abcdef here', '0123456789abcdef'],
  ['a key header', 'x-api-key: sesame-open', 'sesame'],
  ['a key header in JSON', '{"x-api-key":"sesame open","a":1}', 'sesame'],
  ['an authorization header', 'Authorization: Bearer abc.def.ghi', 'abc.def'],
  ['a bearer token', 'sent Bearer abcdefghijkl', 'abcdefghijkl'],
  ['a signature', 'GET https://images.example/a.png?X-Amz-Signature=feed&x=1 failed', 'feed'],
  ['a password in an address', 'proxy http://me:hunter22@proxy.example:80/', 'hunter22'],
  ['a data URI', 'image data:image/png;base64,iVBORw0KGgo= sent', 'iVBORw0KGgo'],
  ['a long run of base64', `body ${'QUJD'.repeat(60)}==`, 'QUJDQUJD'],
];

describe('redact', () => {
  for (const [what, text, leak] of cases) {
    it(`takes out ${what}`, () => {
      assert.ok(text.includes(leak));
      assert.ok(!redact(text).includes(leak), redact(text));
    });
  }

  it('takes out the given secrets, also as they stand in addresses', () => {
    const clean = redact('a s3cret/value b s3cret%2Fvalue', ['s3cret/value']);
    assert.equal(clean, 'a [redacted] b [redacted]');
  });

  it('leaves ordinary words, ids and hashes alone', () => {
    const text = `job 0b9f2c7e-3c1d-4a56-9b11-0a2d6f1f2b3c saved, sha256 ${'ab'.repeat(32)}, https://api.segmind.com/v2/x`;
    assert.equal(redact(text, ['a']), text);
  });
});
