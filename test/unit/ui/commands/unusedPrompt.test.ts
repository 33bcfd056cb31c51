import assert from 'node:assert/strict';
import { UnusedPrompt } from '../../../../src/ui/commands/unusedPrompt';

describe('UnusedPrompt', () => {
  it('offers what was typed until an order is made of it', async () => {
    const unused = new UnusedPrompt();
    const offered: (string | undefined)[] = [];
    const ask = (answer: string | undefined) =>
      unused.ask((offer) => {
        offered.push(offer);
        return Promise.resolve(answer);
      });
    assert.equal(await ask('a red fox'), 'a red fox');
    assert.equal(await ask('a red fox in snow'), 'a red fox in snow');
    unused.forget();
    assert.equal(await ask('a grey wolf'), 'a grey wolf');
    assert.deepEqual(offered, [undefined, 'a red fox', undefined]);
  });

  it('does not come back once it was offered and turned away', async () => {
    const unused = new UnusedPrompt();
    const offered: (string | undefined)[] = [];
    for (const answer of ['a red fox', undefined, undefined]) {
      await unused.ask((offer) => {
        offered.push(offer);
        return Promise.resolve(answer);
      });
    }
    assert.deepEqual(offered, [undefined, 'a red fox', undefined]);
  });
});
