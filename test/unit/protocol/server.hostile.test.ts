import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Outgoing } from '../../../src/protocol/envelope';
import { FromPanel, jobActions } from '../../../src/protocol/fromPanel';
import { PanelRefusal } from '../../../src/protocol/panelRefusal';
import { Server, type Handlers } from '../../../src/protocol/server';
import type { ToPanel } from '../../../src/protocol/toPanel';

const names = [
  ...[
    'type',
    'id',
    'kind',
    'body',
    'draft',
    'model',
    'prompt',
    'parameters',
    'images',
    'count',
    'uri',
    'name',
  ],
  ...['action', 'picture', 'original', 'bytes', 'index', 'preset', 'isStarred', 'estimate'],
  ...['__proto__', 'constructor', 'toString', 'then'],
];
const types = [
  ...['ready', 'submit', 'job', 'act', 'star', 'pickInput', 'activeInput', 'takeInput', 'keepInput'],
  ...['keepThumbnail', 'savePreset', 'deletePreset', 'forgetPrompt', 'credits', 'openInEditor'],
];
const leaf = fc.oneof(
  fc.constantFrom(...types, ...jobActions, 'call', 'file:///etc/passwd', '../..', 'command:a.b', '__proto__'),
  fc.anything({ maxDepth: 1, withBigInt: true, withDate: true, withTypedArray: true, withSparseArray: true }),
  fc.uint8Array({ maxLength: 20 }),
  fc.double(),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 6 }),
  ),
}));

const { type: anyType } = { type: fc.constantFrom(...types) };
/** Nearly a call: the right type, and fields of which some fit. */
const nearly = fc
  .tuple(
    anyType,
    fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 5 }),
    fc.record({ id: fc.string({ minLength: 1, maxLength: 5 }), uri: fc.webUrl(), prompt: fc.string() }),
    fc.record({ action: fc.constantFrom(...jobActions), isStarred: fc.boolean(), index: fc.nat(120) }),
  )
  .map(([type, odd, some, more]) => ({ ...some, ...more, ...odd, type }));

const message = fc.oneof(
  value,
  fc.record({ kind: fc.constant('call'), id: fc.oneof(fc.nat(), leaf), body: fc.oneof(nearly, value) }),
);

/** Handlers that serve, refuse or fail, and remember what reached them. */
function watched(seen: unknown[], outcome: 'serve' | 'refuse' | 'fail'): Handlers {
  const handle = (call: unknown): never => {
    seen.push(call);
    if (outcome === 'refuse') throw new PanelRefusal('no');
    if (outcome === 'fail') throw new Error('/home/me/secret');
    return undefined as never;
  };
  return {
    ...{ ready: handle, submit: handle, job: handle, act: handle, star: handle, pickInput: handle },
    ...{ activeInput: handle, takeInput: handle, keepInput: handle, keepThumbnail: handle },
    ...{ savePreset: handle, deletePreset: handle, forgetPrompt: handle, credits: handle },
    openInEditor: handle,
  };
}

describe('the extension’s half of the channel, whatever the page sends', () => {
  it('answers a call once and nothing else at all, and serves only what fits', async () => {
    let served = 0;
    await fc.assert(
      fc.asyncProperty(
        message,
        fc.constantFrom('serve' as const, 'refuse' as const, 'fail' as const),
        async (sent, outcome) => {
          const posted: Outgoing<ToPanel>[] = [];
          const seen: unknown[] = [];
          const errors: unknown[] = [];
          const server = new Server({
            post: (answer) => posted.push(answer),
            handlers: watched(seen, outcome),
            onError: (error) => errors.push(error),
            failureWords: () => 'It did not work.',
          });
          await server.receive(sent);
          assert.ok(posted.length + (posted.length === 0 ? errors.length : 0) === 1);
          assert.ok(seen.length <= 1);
          for (const call of seen) {
            served += 1;
            assert.ok(FromPanel.safeParse(call).success);
            assert.equal(posted[0]?.kind, outcome === 'serve' ? 'ok' : 'err');
          }
          if (seen.length === 0 && posted.length === 1) {
            assert.equal(posted[0]?.kind === 'err' && posted[0].error.code, 'badCall');
          }
          assert.ok(!JSON.stringify(posted).includes('/home/me'));
          assert.deepEqual(Object.keys(Object.prototype), []);
        },
      ),
      { numRuns: 1500 },
    );
    assert.ok(served > 100, `${served} reached a handler`);
  });

  it('takes no letter more than the protocol says', () => {
    const long = (length: number): string => 'x'.repeat(length);
    for (const body of [
      { type: 'job', id: long(201) },
      { type: 'takeInput', uri: long(8001) },
      { type: 'forgetPrompt', prompt: long(20_001) },
      { type: 'keepInput', name: long(301), bytes: new Uint8Array() },
      { type: 'keepThumbnail', id: 'a', index: 0, src: 's', bytes: new Uint8Array(300_001) },
      { type: 'keepThumbnail', id: 'a', index: 100, src: 's', bytes: new Uint8Array() },
    ]) {
      assert.equal(FromPanel.safeParse(body).success, false, body.type);
    }
  });
});
