import assert from 'node:assert/strict';
import { isPublicAddress } from '../../../../src/segmind/addresses/publicAddress';

describe('public addresses', () => {
  for (const address of [
    '8.8.8.8',
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '[2a00:1450::5]',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ]) {
    it(`${address} is one`, () => {
      assert.equal(isPublicAddress(address), true);
    });
  }

  for (const address of [
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '239.1.2.3',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '[::1]',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    '3fff::1',
    '2002:a00:1::',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a00:1',
    '::10.0.0.1',
    '100::1',
    '999.1.1.1',
    '1.2.3',
    'name',
    '',
    '1:2',
  ]) {
    it(`${address || 'nothing'} is none`, () => {
      assert.equal(isPublicAddress(address), false);
    });
  }
});
