import assert from 'node:assert/strict';
import { ownAddress } from '../../../../src/ui/panel/ownAddress';

describe('the address of what is dropped on the panel', () => {
  const dropped = 'vscode-remote://ssh-remote%2Bhost/home/me/a%20fox.png';

  it('is the extension’s own in a remote window', () => {
    assert.equal(ownAddress(dropped, true), 'file:///home/me/a%20fox.png');
    assert.equal(ownAddress('vscode-remote://wsl+x/c:/a.png', true), 'file:///c:/a.png');
  });

  it('stays what it is elsewhere, and for all other addresses', () => {
    assert.equal(ownAddress(dropped, false), dropped);
    for (const uri of ['file:///a.png', 'https://example.org/a.png', 'memfs://x/vscode-remote://y/a.png']) {
      assert.equal(ownAddress(uri, true), uri);
    }
  });
});
