import assert from 'node:assert/strict';
import { filterJobs, noFilter } from '../../../media/panel/filter';
import { Store } from '../../../media/panel/store';
import { WholePrompts } from '../../../media/panel/wholePrompts';
import { Caller } from '../../../src/protocol/caller';
import { view } from './view';

describe('the search over prompts', () => {
  it('finds words beyond what comes with the jobs, and fetches each long prompt once', async () => {
    const asked: string[] = [];
    const store = new Store(undefined, () => {});
    const caller: Caller = new Caller(
      (message) => {
        const { id, body } = message as { id: number; body: { type: string; id: string } };
        assert.equal(body.type, 'job');
        asked.push(body.id);
        const refused = { code: 'refused', words: 'It has been removed.' } as const;
        caller.receive(
          body.id === 'gone'
            ? { kind: 'err', id, error: refused }
            : { kind: 'ok', id, body: { prompt: `${'x '.repeat(1000)}and a Heron` } },
        );
      },
      () => {},
    );
    const prompts = new WholePrompts(caller, store);
    const cut = { prompt: 'x '.repeat(1000), isCut: true };
    const jobs = [view('short', 'saved'), view('long', 'saved', cut), view('gone', 'saved', cut)];
    const found = () =>
      filterJobs(jobs, { ...noFilter, text: 'heron' }, store.wholePrompts).map(({ id }) => id);
    assert.deepEqual(found(), []);
    const changed = new Promise<void>((resolve) => {
      store.onChange(resolve);
    });
    prompts.want(jobs);
    prompts.want(jobs);
    await changed;
    assert.deepEqual(found(), ['long']);
    prompts.want(jobs);
    assert.deepEqual(asked, ['long', 'gone']);
  });
});
