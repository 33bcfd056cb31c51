import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeWithout } from '../../../../src/segmind/errors/describe';
import { computingTime } from '../../computingTime';

const key = 'SG_0123456789abcdef';
const describeText = describeWithout(key);

describe('the detail of an error', () => {
  for (const [title, text, gone] of [
    ['the key', `bad ${key}!`, key],
    ['the key of somebody else', 'bad SG_fedcba9876543210', 'fedcba'],
    ['a key of no usual form', 'was my-odd-key-1 then', 'my-odd-key-1'],
    ['a header', 'sent x-api-key: topsecret1', 'topsecret1'],
    ['an authorization', '{"authorization": "Bearer abcdefghijk"}', 'abcdefghijk'],
    ['a data URI', `no data:image/png;base64,${'QUJD'.repeat(8)} please`, 'QUJD'],
    ['base64', `no ${'QUJD'.repeat(20)} please`, 'QUJDQUJD'],
    ['a signature', 'at https://s3.example.com/a.png?X-Amz-Signature=abc123', 'abc123'],
    ['a password', 'at https://me:hunter2@example.com/a.png', 'hunter2'],
  ] as const) {
    it(`hides ${title}`, () => {
      const detail = describeWithout(key, 'my-odd-key-1')(text);
      assert.ok(!detail.includes(gone), detail);
      assert.ok(detail.length > 4);
    });
  }

  it('is the title and the words of a page', () => {
    const page =
      '<!doctype html><html><head><title>502 Bad Gateway</title><style>p{}</style></head>\n<body><h1>nginx</h1><script>x()</script></body></html>';
    assert.equal(describeText(page), '502 Bad Gateway: nginx');
  });

  it('is one line of 300 characters at most, without the key, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6000, unit: 'grapheme' }), fc.nat(6000), (text, at) => {
        const detail = describeText(text.slice(0, at) + ` ${key} ` + text.slice(at));
        assert.ok(detail.length <= 300);
        assert.ok(!/[\r\n\t]/.test(detail));
        assert.ok(!detail.includes(key));
      }),
    );
  });

  it('takes no time for long runs of anything', () => {
    const milliseconds = computingTime(() => {
      for (const unit of ['a.', '<', '<!--', 'data:', 'https://', 'SG_', 'bearer ', '<script>']) {
        describeText(unit.repeat(200_000));
        describeText(`<html>${unit.repeat(200_000)}`);
      }
    });
    assert.ok(milliseconds < 2000, `${milliseconds} ms`);
  });
});
