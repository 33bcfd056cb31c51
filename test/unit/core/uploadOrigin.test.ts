import assert from 'node:assert/strict';
import { foreignUploadOrigin } from '../../../src/core/uploadOrigin';

const segmind = 'https://api.segmind.com';
const uploads = 'https://workflows-api.segmind.com/upload-asset';

describe('the origin of uploads', () => {
  for (const [api, upload] of [
    [segmind, uploads],
    ['https://gateway.example', uploads],
    ['https://gateway.example/v', 'https://gateway.example/upload'],
    ['https://gateway.example', 'https://files.gateway.example/upload'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4001/upload-asset'],
    [segmind, 'http://localhost:4001/upload'],
  ] as const) {
    it(`${upload} needs no yes beside ${api}`, () => {
      assert.equal(foreignUploadOrigin(api, upload), undefined);
    });
  }

  for (const [api, upload, origin] of [
    [segmind, 'https://evil.example/upload', 'https://evil.example'],
    [
      segmind,
      'https://workflows-api.segmind.com.evil.example/',
      'https://workflows-api.segmind.com.evil.example',
    ],
    [segmind, 'https://evilapi.segmind.com/', 'https://evilapi.segmind.com'],
    [segmind, 'https://workflows-api.segmind.com:8443/', 'https://workflows-api.segmind.com:8443'],
    [segmind, 'https://127.0.0.1.evil.example/', 'https://127.0.0.1.evil.example'],
    ['http://127.0.0.1:4000', 'https://evil.example/', 'https://evil.example'],
    ['https://gateway.co.example', 'https://other.co.example/', 'https://other.co.example'],
  ] as const) {
    it(`${upload} needs one beside ${api}`, () => {
      assert.equal(foreignUploadOrigin(api, upload), origin);
    });
  }
});
