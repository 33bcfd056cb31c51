import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/emitter';
import { SecretApiKey } from '../../../src/host/secretApiKey';
import { MemorySecrets } from './memorySecrets';

describe('SecretApiKey', () => {
  const segmind = 'https://api.segmind.com';
  const moved = new Emitter<void>();
  let secrets: MemorySecrets;
  let origin: string;

  function open(environment: Readonly<Record<string, string>> = {}): SecretApiKey {
    return new SecretApiKey(secrets, () => origin, moved.event, environment);
  }

  beforeEach(() => {
    secrets = new MemorySecrets();
    origin = segmind;
  });

  it('keeps a key, trimmed, for the origin it was entered for and no other', async () => {
    const key = open();
    await key.set('  first-key\n');
    assert.equal(await key.get(), 'first-key');
    assert.deepEqual(secrets.stored.get(`qwenImage.apiKey:${segmind}`), 'first-key');
    origin = 'https://proxy.example';
    assert.equal(await key.get(), undefined);
    await key.set('second-key');
    origin = segmind;
    assert.equal(await open().get(), 'first-key');
    assert.deepEqual(key.seen(), ['first-key', 'second-key']);
  });

  it('clears the keys of all origins', async () => {
    const key = open();
    for (origin of [segmind, 'https://a.example', 'https://b.example']) {
      await key.set('some-key');
    }
    await key.clear();
    assert.equal(secrets.stored.size, 0);
  });

  it('clears what it can when the list of origins is damaged', async () => {
    await open().set('some-key');
    secrets.stored.set('qwenImage.apiKeyOrigins', '{');
    await open().clear();
    assert.equal(secrets.stored.size, 0);
  });

  it('prefers a stored key to the environment’s', async () => {
    const key = open({ SEGMIND_API_KEY: ' from-environment ' });
    assert.equal(await key.get(), 'from-environment');
    await key.set('stored-key');
    assert.equal(await key.get(), 'stored-key');
  });

  for (const [address, has] of [
    [segmind, true],
    ['http://127.0.0.1:4000', true],
    ['http://localhost:4000', true],
    ['http://[::1]:4000', true],
    ['https://api.segmind.com.example', false],
    ['http://api.segmind.com', false],
    ['https://localhost.example', false],
    ['https://127.0.0.1.example', false],
  ] as const) {
    it(`${has ? 'gives' : 'does not give'} the environment’s key to ${address}`, async () => {
      origin = address;
      assert.equal(await open({ SEGMIND_API_KEY: 'secret-key' }).get(), has ? 'secret-key' : undefined);
    });
  }

  it('takes an empty environment variable for none', async () => {
    assert.equal(await open({ SEGMIND_API_KEY: ' ' }).get(), undefined);
  });

  it('swallows no failure of the storage', async () => {
    secrets.failure = new Error('the keyring is locked');
    await assert.rejects(open().set('some-key'), secrets.failure);
    await assert.rejects(open().clear(), secrets.failure);
    await assert.rejects(open().set('  '), TypeError);
  });

  it('tells of stored, cleared and differently bound keys, until it is disposed', async () => {
    const key = open();
    let changes = 0;
    key.onDidChange(() => (changes += 1));
    await key.set('some-key');
    assert.equal(changes, 1);
    moved.fire();
    assert.equal(changes, 1);
    origin = 'https://a.example';
    moved.fire();
    assert.equal(changes, 2);
    await key.clear();
    assert.ok(changes > 2);
    key.dispose();
    const before = changes;
    await key.set('some-key');
    assert.equal(changes, before);
  });
});
