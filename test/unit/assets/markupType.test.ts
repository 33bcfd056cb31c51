import assert from 'node:assert/strict';
import { markupType } from '../../../src/assets/markupType';
import { bytesOf } from './pictures';

describe('markupType', () => {
  it('takes the first element for what counts', () => {
    assert.equal(markupType(bytesOf('<svg><script/></svg>')), 'svg');
    assert.equal(markupType(bytesOf('<html><svg/></html>')), 'html');
    assert.equal(markupType(bytesOf('text <svg>')), 'unknown');
  });

  it('looks past several comments and declarations', () => {
    assert.equal(markupType(bytesOf('<?a?> <!--b--><!-- c --> <?d?><svg >')), 'svg');
  });

  it('is not fooled by invalid UTF-8', () => {
    assert.equal(markupType(bytesOf([0xc3, 0x28, 0xff])), 'unknown');
  });
});
