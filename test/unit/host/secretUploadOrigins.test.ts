import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/emitter';
import { SecretApiKey } from '../../../src/host/secretApiKey';
import { SecretUploadOrigins } from '../../../src/host/secretUploadOrigins';
import { MemorySecrets } from './memorySecrets';

describe('SecretUploadOrigins', () => {
  const segmind = {
    apiBaseUrl: 'https://api.segmind.com',
    uploadUrl: 'https://workflows-api.segmind.com/upload-asset',
  };
  let secrets: MemorySecrets;
  let endpoints: typeof segmind;
  let origins: SecretUploadOrigins;

  beforeEach(() => {
    secrets = new MemorySecrets();
    endpoints = segmind;
    origins = new SecretUploadOrigins(secrets, () => endpoints);
  });

  it('has nothing to ask at Segmind’s own address', async () => {
    assert.equal(await origins.pending(), undefined);
    assert.equal(secrets.stored.size, 0);
  });

  it('asks for another address once, for that API and that address only', async () => {
    endpoints = { ...segmind, uploadUrl: 'https://own.example/upload' };
    assert.equal(await origins.pending(), 'https://own.example');
    assert.equal(await origins.isAllowed(segmind.apiBaseUrl, 'https://own.example'), false);
    await origins.allow('https://own.example');
    assert.equal(await origins.pending(), undefined);
    assert.equal(await origins.isAllowed(segmind.apiBaseUrl, 'https://own.example'), true);
    endpoints = { ...segmind, uploadUrl: 'https://other.example/upload' };
    assert.equal(await origins.pending(), 'https://other.example');
    endpoints = { apiBaseUrl: 'https://gateway.example', uploadUrl: 'https://own.example/upload' };
    assert.equal(await origins.pending(), 'https://own.example');
  });

  it('remembers several, also when they are allowed at the same time', async () => {
    await Promise.all([origins.allow('https://a.example'), origins.allow('https://b.example')]);
    const again = new SecretUploadOrigins(secrets, () => endpoints);
    assert.equal(await again.isAllowed(segmind.apiBaseUrl, 'https://a.example'), true);
    assert.equal(await again.isAllowed(segmind.apiBaseUrl, 'https://b.example'), true);
  });

  it('takes what it cannot read for no', async () => {
    endpoints = { ...segmind, uploadUrl: 'https://own.example/upload' };
    for (const text of ['', '{', '["https://own.example"]', '{"a":1}', 'null']) {
      secrets.stored.set('qwenImage.uploadOrigins', text);
      assert.equal(await origins.pending(), 'https://own.example');
    }
  });

  it('is forgotten with the keys', async () => {
    endpoints = { ...segmind, uploadUrl: 'https://own.example/upload' };
    await origins.allow('https://own.example');
    const key = new SecretApiKey(secrets, () => segmind.apiBaseUrl, new Emitter<void>().event, {});
    await key.clear();
    assert.equal(await origins.pending(), 'https://own.example');
  });
});
