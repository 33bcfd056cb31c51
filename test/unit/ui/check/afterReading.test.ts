import assert from 'node:assert/strict';
import { afterReading, foundAgain } from '../../../../src/ui/check/afterReading';
import type { Finding } from '../../../../src/ui/check/finding';
import { recordOf } from './sampleFindings';

const same = (uri: string): string => uri;
const page = 'file:///site/page.md';

describe('findings after a document was read again', () => {
  const fox: Finding = { kind: 'unused', found: recordOf('img/red%20fox.png') };
  const owl: Finding = { kind: 'unused', found: recordOf('img/owl.png') };
  const lost: Finding = { kind: 'lost', now: undefined, found: recordOf('img/cat.png') };

  it('do not call a picture unused that the document refers to by now', () => {
    const uses = { missing: [], used: ['file:///site/img/red%20fox.png'], names: [] };
    assert.deepEqual(afterReading([fox, owl, lost], page, uses, same), [owl, lost]);
  });

  it('do not call a picture unused whose name stands there in a way that cannot be followed', () => {
    const uses = { missing: [], used: [], names: ['owl.png'] };
    assert.deepEqual(afterReading([fox, owl, lost], page, uses, same), [fox, lost]);
  });

  it('stay as they are otherwise', () => {
    const uses = { missing: [], used: ['file:///site/owl.png'], names: ['cat.png'] };
    assert.deepEqual(afterReading([fox, owl, lost], page, uses, same), [fox, owl, lost]);
  });
});

describe('lost pictures that are looked for again', () => {
  const found = recordOf('img/cat.png');
  const lost: Finding = { kind: 'lost', now: undefined, found };

  it('are found when their bytes lie at their place', async () => {
    const book = { find: () => Promise.resolve(found) };
    assert.deepEqual(await foundAgain([lost], book, () => Promise.resolve('file')), [lost]);
    assert.deepEqual(await foundAgain([lost], book, () => Promise.resolve('nothing')), []);
  });

  it('are not found where other bytes lie', async () => {
    const book = { find: () => Promise.resolve(undefined) };
    assert.deepEqual(await foundAgain([lost], book, () => Promise.resolve('file')), []);
  });
});
