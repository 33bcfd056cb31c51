import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withoutPersonal } from '../../../src/host/personal';

const ann = { home: '/home/ann', name: 'ann' };
const bob = { home: 'C:\\Users\\Bob B', name: 'Bob B' };

describe('withoutPersonal', () => {
  it('takes out the home folder, other paths, and the name', () => {
    const texts: readonly (readonly [string, string])[] = [
      ['read /home/ann/x.png', 'read (path)'],
      ['file:///home/ann/a%20b/x.png', '(path)'],
      ['open /mnt/share/ann/x.png failed', 'open (path) failed'],
      ['by ann, Ann and ANN', 'by (name), (name) and (name)'],
      ['annual planning', 'annual planning'],
      ['https://api.segmind.com/v2/requests 12', 'https://api.segmind.com/v2/requests 12'],
      ['POST v2/qwen-image: 500', 'POST v2/qwen-image: 500'],
    ];
    for (const [text, clean] of texts) {
      assert.equal(withoutPersonal(text, ann, []), clean);
    }
    assert.equal(withoutPersonal('at C:\\Users\\Bob B\\x.png', bob, []), 'at (path)');
    assert.equal(withoutPersonal('"C:\\\\Users\\\\Bob B\\\\x"', bob, []), '"(path)"');
    assert.equal(withoutPersonal('D:\\work\\secret\\x.png', bob, []), '(path)');
    assert.equal(withoutPersonal('\\\\server\\share\\x', bob, []), '(path)');
  });

  it('takes out keys', () => {
    const text = withoutPersonal('x-api-key: SG_0123456789abcdef my-own-key', ann, ['my-own-key']);
    assert.doesNotMatch(text, /0123456789abcdef|my-own-key/);
  });

  it('lets words be that happen to be a usual name', () => {
    assert.equal(withoutPersonal('node root work', { home: '/root', name: 'root' }, []), 'node root work');
    assert.equal(withoutPersonal('a text', { home: '', name: '' }, []), 'a text');
  });

  it('leaves nothing of the home folder or the name, wherever they stand', () => {
    const home = '/home/zoë.müller';
    const person = { home, name: 'zoë.müller' };
    const around = fc.constantFrom('', ' ', '"', "'", '(', 'file://', 'x: ', '\n');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(around, fc.constantFrom(home, person.name, encodeURI(home), 'a'))),
        (parts) => {
          const clean = withoutPersonal(
            parts.map(([before, word]) => `${before}${word} `).join(''),
            person,
            [],
          );
          assert.ok(!clean.includes('zoë') && !clean.includes(encodeURI('zoë')), clean);
        },
      ),
    );
  });
});
