import assert from 'node:assert/strict';
import { OpenTabs } from '../../../../src/ui/panel/openTabs';

/** A window with a tab from before the restart, or none. `timers` run when a test wants it. */
function window(bringBack: () => Promise<boolean> = () => Promise.resolve(false)) {
  const timers = new Set<() => void>();
  const tabs = new OpenTabs<string>(
    {
      bringBack,
      create: () => {
        tabs.take('new');
        return 'new';
      },
    },
    (_milliseconds, run) => {
      timers.add(run);
      return { dispose: () => void timers.delete(run) };
    },
  );
  return { tabs, timers };
}

const turn = (): Promise<void> => new Promise(setImmediate);

describe('OpenTabs', () => {
  it('makes one where there is none, and shows that again', async () => {
    const { tabs } = window();
    assert.deepEqual(await Promise.all([tabs.one(), tabs.one()]), ['new', 'new']);
    assert.equal(await tabs.one(), 'new');
    assert.deepEqual(tabs.all, ['new']);
  });

  it('waits for one that VS Code gives back, whoever asks meanwhile', async () => {
    const { tabs, timers } = window(() => Promise.resolve(true));
    const asked = [tabs.one(), tabs.one()];
    await turn();
    tabs.take('restored');
    assert.deepEqual(await Promise.all(asked), ['restored', 'restored']);
    assert.deepEqual([tabs.all, timers.size], [['restored'], 0]);
  });

  it('takes one that comes back while it is put in front', async () => {
    const { tabs } = window(() => {
      tabs.take('restored');
      return Promise.resolve(false);
    });
    assert.equal(await tabs.one(), 'restored');
    assert.deepEqual(tabs.all, ['restored']);
  });

  it('makes a new one where the old one does not come back, or cannot be put in front', async () => {
    const { tabs, timers } = window(() => Promise.resolve(true));
    const asked = tabs.one();
    await turn();
    for (const run of timers) run();
    assert.equal(await asked, 'new');
    const refusing = window(() => Promise.reject(new Error('no such command')));
    assert.equal(await refusing.tabs.one(), 'new');
  });

  it('knows of two, shows the one that was looked at last, and the other when that is closed', async () => {
    const { tabs } = window();
    await tabs.one();
    tabs.take('restored');
    assert.equal(await tabs.one(), 'restored');
    tabs.take('new');
    assert.equal(await tabs.one(), 'new');
    tabs.drop('new');
    assert.equal(await tabs.one(), 'restored');
    tabs.drop('restored');
    assert.equal(await tabs.one(), 'new');
  });
});
