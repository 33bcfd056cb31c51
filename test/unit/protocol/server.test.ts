import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { Caller, CallError } from '../../../src/protocol/caller';
import type { Outgoing } from '../../../src/protocol/envelope';
import { FromPanel } from '../../../src/protocol/fromPanel';
import { PanelRefusal } from '../../../src/protocol/panelRefusal';
import { Server, type Handlers } from '../../../src/protocol/server';
import type { ToPanel } from '../../../src/protocol/toPanel';

const unserved = (): never => {
  throw new Error('not served in this test');
};

function handlers(some: Partial<Handlers>): Handlers {
  return {
    ...{
      ready: unserved,
      submit: unserved,
      job: unserved,
      act: unserved,
      star: unserved,
      pickInput: unserved,
    },
    ...{ activeInput: unserved, takeInput: unserved, keepInput: unserved, keepThumbnail: unserved },
    ...{ savePreset: unserved, deletePreset: unserved, forgetPrompt: unserved, credits: unserved },
    openInEditor: unserved,
    ...some,
  };
}

function channel(some: Partial<Handlers>) {
  const errors: unknown[] = [];
  const posted: Outgoing<ToPanel>[] = [];
  const news: ToPanel[] = [];
  const server = new Server({
    post: (message) => {
      posted.push(message);
      caller.receive(message);
    },
    handlers: handlers(some),
    onError: (error) => errors.push(error),
    failureWords: () => 'It did not work.',
  });
  const caller = new Caller(
    (message) => void server.receive(structuredClone(message)),
    (body) => news.push(body),
  );
  return { server, caller, errors, posted, news };
}

describe('the channel between page and extension', () => {
  it('answers a call', async () => {
    const { caller } = channel({ job: ({ id }) => ({ prompt: `of ${id}` }) });
    assert.deepEqual(await caller.call('job', { id: 'a' }), { prompt: 'of a' });
  });

  it('answers each of many calls exactly once, whatever order they end in', async () => {
    const { caller, posted } = channel({
      job: async ({ id }) => {
        await wait(id === 'slow' ? 15 : 1);
        return { prompt: id };
      },
    });
    const answers = await Promise.all(['slow', 'b', 'c'].map((id) => caller.call('job', { id })));
    assert.deepEqual(
      answers.map(({ prompt }) => prompt),
      ['slow', 'b', 'c'],
    );
    assert.equal(posted.length, 3);
  });

  it('shows the words of a refusal, logs any other error and words it', async () => {
    const { caller, errors } = channel({
      star: () => {
        throw new PanelRefusal('That one is gone.');
      },
      job: () => {
        throw new Error('secret path');
      },
    });
    await assert.rejects(caller.call('star', { id: 'a', isStarred: true }), {
      name: 'CallError',
      code: 'refused',
      message: 'That one is gone.',
    });
    assert.equal(errors.length, 0);
    await assert.rejects(caller.call('job', { id: 'a' }), { code: 'failed', message: 'It did not work.' });
    assert.equal(errors.length, 1);
  });

  it('answers a call that the protocol does not list with an error, without serving anything', async () => {
    const { server, posted, errors } = channel({});
    for (const body of [
      undefined,
      {},
      { type: 'run', command: 'x' },
      { type: 'job' },
      { type: 'act', id: 'a', action: 'rm' },
      { type: 'keepThumbnail', id: 'a', index: 0, src: 's', bytes: [1, 2] },
      { type: '__proto__' },
    ]) {
      await server.receive({ kind: 'call', id: 1, body });
    }
    assert.deepEqual(
      posted.map((message) => message.kind),
      Array.from({ length: 7 }, () => 'err'),
    );
    assert.equal(errors.length, 7);
  });

  it('survives what is no call at all', async () => {
    const { server, posted, errors } = channel({});
    for (const message of [
      undefined,
      null,
      'x',
      7,
      [],
      { kind: 'call' },
      { kind: 'call', id: -1, body: {} },
    ]) {
      await server.receive(message);
    }
    assert.equal(posted.length, 0);
    assert.equal(errors.length, 7);
  });

  it('rejects what waits when it is closed, and what is called afterwards', async () => {
    const { caller, server, posted } = channel({ job: () => new Promise(() => {}) });
    const waiting = caller.call('job', { id: 'a' });
    caller.dispose();
    server.dispose();
    await assert.rejects(waiting, (error) => error instanceof CallError && error.code === 'closed');
    await assert.rejects(caller.call('job', { id: 'a' }), { code: 'closed' });
    server.tell({ type: 'jobs', changed: [], removed: [] });
    assert.equal(posted.length, 0);
  });

  it('passes news on', () => {
    const { server, news } = channel({});
    server.tell({ type: 'jobs', changed: [], removed: ['a'] });
    assert.deepEqual(news, [{ type: 'jobs', changed: [], removed: ['a'] }]);
  });

  it('refuses drafts that are too many, too long or of the wrong type', () => {
    const draft = { model: 'qwen-image', prompt: 'a', parameters: {}, images: {}, count: 1 };
    const fits = (change: object) =>
      FromPanel.safeParse({ type: 'submit', draft: { ...draft, ...change } }).success;
    assert.equal(fits({}), true);
    assert.equal(fits({ count: 8, estimate: 0.1 }), true);
    for (const wrong of [
      { count: 9 },
      { count: 0 },
      { count: 1.5 },
      { prompt: 'x'.repeat(20_001) },
      { parameters: { steps: null } },
      { images: { image: 'file:///etc/passwd' } },
    ]) {
      assert.equal(fits(wrong), false, JSON.stringify(wrong).slice(0, 60));
    }
  });
});
