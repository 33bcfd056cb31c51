import assert from 'node:assert/strict';
import { apiAddress, isLoopbackService } from '../../../../src/segmind/addresses/endpoint';

describe('addresses of the service', () => {
  it('are built from the base and escaped parts', () => {
    assert.equal(apiAddress('https://a.example/', 'v2', 'x/../y').href, 'https://a.example/v2/x%2F..%2Fy');
    assert.equal(apiAddress('https://a.example/p/?q#h', 'v1', 'm').href, 'https://a.example/p/v1/m');
  });

  it('tell whether the service is on this machine', () => {
    assert.equal(isLoopbackService('http://localhost:1'), true);
    assert.equal(isLoopbackService('https://127.0.0.9'), true);
    assert.equal(isLoopbackService('https://127.0.0.1.example.com'), false);
    assert.equal(isLoopbackService('https://api.segmind.com'), false);
    assert.equal(isLoopbackService('nonsense'), false);
  });
});
