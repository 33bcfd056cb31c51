import assert from 'node:assert/strict';
import { checkResultAddress } from '../../../../src/segmind/addresses/resultAddress';
import type { ResultHosts } from '../../../../src/segmind/addresses/resultAddress';

const addresses: Readonly<Record<string, readonly string[]>> = {
  'images.segmind.com': ['104.18.0.1', '2606:4700::1'],
  'rebound.example.com': ['104.18.0.1', '10.0.0.1'],
  'metadata.example.com': ['169.254.169.254'],
};

const hosts: ResultHosts = {
  allowLoopback: false,
  resolveHost: (host) => {
    const found = addresses[host];
    return found === undefined ? Promise.reject(new Error('ENOTFOUND')) : Promise.resolve(found);
  },
};

describe('the address of a result', () => {
  for (const address of [
    'https://images.segmind.com/a.png?x=1',
    'https://8.8.8.8/a.png',
    'https://[2606:4700::1]/a.png',
    'https://only-the-proxy-knows.example.com/a.png',
  ]) {
    it(`may be ${address}`, async () => {
      assert.equal((await checkResultAddress(address, hosts)).href, address);
    });
  }

  for (const address of [
    'http://images.segmind.com/a.png',
    'ftp://images.segmind.com/a',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'nonsense',
    '',
    'https://me@images.segmind.com/a',
    'https://me:pw@images.segmind.com/a',
    'https://127.0.0.1/a',
    'https://localhost/a',
    'https://LOCALHOST./a',
    'https://x.localhost/a',
    'https://2130706433/a',
    'https://0x7f.1/a',
    'https://017700000001/a',
    'https://127.1/a',
    'https://[::1]/a',
    'https://[::ffff:127.0.0.1]/a',
    'https://10.0.0.1/a',
    'https://0/a',
    'https://169.254.169.254/latest',
    'https://[fd00::1]/a',
    'https://rebound.example.com/a',
    'https://metadata.example.com/a',
    'https://router/a',
    'https://nas.local/a',
    'https://nas.local../a',
    'https://localhost../a',
    'https://127.0.0.1../a',
    'https://router../a',
    'https://metadata.google.internal/a',
    'https://①②⑦.0.0.1/a',
  ]) {
    it(`may not be ${address || 'nothing'}`, async () => {
      await assert.rejects(checkResultAddress(address, hosts), { code: 'unsafe' });
    });
  }

  it('may be on this machine when the service is, and nowhere else inside', async () => {
    const open = { ...hosts, allowLoopback: true };
    for (const address of [
      'http://127.0.0.1:8/a',
      'http://localhost:8/a',
      'http://[::1]:8/a',
      'https://localhost/a',
    ]) {
      assert.equal((await checkResultAddress(address, open)).href, address);
    }
    for (const address of [
      'http://10.0.0.1/a',
      'https://10.0.0.1/a',
      'http://example.com/a',
      'ftp://localhost/a',
    ]) {
      await assert.rejects(checkResultAddress(address, open), { code: 'unsafe' });
    }
  });
});
