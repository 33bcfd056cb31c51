import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { fileUrl, pathUrl } from '../../../src/assets/pathUrl';
import { unruly } from './unruly';

describe('pathUrl', () => {
  it('keeps letters of all scripts and encodes what a language could read', () => {
    assert.equal(pathUrl('../img/füchs-狐_1~2@2x.png'), '../img/füchs-狐_1~2@2x.png');
    assert.equal(pathUrl('a b(c)#d?e%f&g.png'), 'a%20b%28c%29%23d%3Fe%25f%26g.png');
    assert.equal(pathUrl(`"'\`<>{}[]\\|*:;$`), '%22%27%60%3C%3E%7B%7D%5B%5D%5C%7C%2A%3A%3B%24');
    assert.equal(pathUrl('🦊\u202E\n'), '%F0%9F%A6%8A%E2%80%AE%0A');
  });

  it('holds nothing that ends, opens or interpolates, and decodes to the path', () => {
    fc.assert(
      fc.property(unruly(), (path) => {
        const url = pathUrl(path);
        assert.doesNotMatch(url, /[\s"'`<>{}[\]()\\|*&#?$;:]|%(?![0-9A-F]{2})/);
        const wellFormed = new TextDecoder().decode(new TextEncoder().encode(path).subarray());
        if (!path.includes('\uFEFF')) assert.equal(decodeURIComponent(url), wellFormed);
        const kept = new URL(url.replace(/^\/+/, ''), 'https://example.com/folder/page');
        assert.equal(kept.host + kept.search + kept.hash, 'example.com');
      }),
    );
  });

  it('writes file URLs for drives, shares and POSIX', () => {
    assert.equal(fileUrl('/d:/my img/fox.png'), 'file:///d:/my%20img/fox.png');
    assert.equal(fileUrl('\\\\nas\\art\\fox.png'), 'file://nas/art/fox.png');
    assert.equal(fileUrl('/my img/fox.png'), 'file:///my%20img/fox.png');
    assert.equal(fileURLToPath(fileUrl('/a b/ü#1.png')), '/a b/ü#1.png');
  });
});
