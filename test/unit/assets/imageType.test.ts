import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  extensionOf,
  imageTypeOf,
  isSupportedType,
  mediaTypeOf,
  sniffLength,
  type ImageType,
} from '../../../src/assets/imageType';
import { bytesOf, jpeg, losslessWebp, lossyWebp, png } from './pictures';
import { computingTime } from '../computingTime';

function utf16(text: string, isLittle: boolean): Uint8Array {
  const codes = Array.from(text, (sign) => sign.charCodeAt(0));
  return Uint8Array.from(
    codes.flatMap((code) => (isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255])),
  );
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';

describe('imageType', () => {
  const table: readonly (readonly [string, Uint8Array, ImageType])[] = [
    ['PNG', png(1, 1), 'png'],
    ['JPEG', jpeg(1, 1), 'jpeg'],
    ['lossy WebP', lossyWebp(1, 1), 'webp'],
    ['lossless WebP', losslessWebp(1, 1), 'webp'],
    ['GIF', bytesOf('GIF89a', [1, 0, 1, 0]), 'gif'],
    ['BMP', bytesOf('BM', [70, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0]), 'bmp'],
    ['TIFF, little', bytesOf('II*\0', [8, 0, 0, 0]), 'tiff'],
    ['TIFF, big', bytesOf('MM\0*', [0, 0, 0, 8]), 'tiff'],
    ['AVIF', bytesOf([0, 0, 0, 20], 'ftypavif', [0, 0, 0, 0], 'mif1'), 'avif'],
    ['AVIF under a generic brand', bytesOf([0, 0, 0, 24], 'ftypmif1', [0, 0, 0, 0], 'mif1avif'), 'avif'],
    ['HEIC', bytesOf([0, 0, 0, 20], 'ftypheic', [0, 0, 0, 0], 'mif1'), 'heic'],
    ['MP4', bytesOf([0, 0, 0, 20], 'ftypisom', [0, 0, 2, 0], 'mp41'), 'unknown'],
    ['PDF', bytesOf('%PDF-1.7'), 'pdf'],
    ['SVG', bytesOf(svg), 'svg'],
    ['SVG behind a byte order mark', bytesOf([0xef, 0xbb, 0xbf], svg), 'svg'],
    [
      'SVG behind XML, comments and a doctype',
      bytesOf(`<?xml version="1.0"?>\n<!-- a > b -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD">\n${svg}`),
      'svg',
    ],
    ['SVG behind a doctype of another name', bytesOf(`<!DOCTYPE x [ <!ENTITY a "b"> ]>${svg}`), 'svg'],
    ['SVG with a prefix', bytesOf('<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'), 'svg'],
    ['SVG in UTF-16', bytesOf([0xff, 0xfe], utf16(svg, true)), 'svg'],
    ['SVG in UTF-16, big', bytesOf([0xfe, 0xff], utf16(svg, false)), 'svg'],
    ['SVG in UTF-16 without a mark', utf16(svg, true), 'svg'],
    ['HTML', bytesOf('\n<!DOCTYPE HTML><p>no</p>'), 'html'],
    ['HTML behind a comment', bytesOf('<!-- x --><html>'), 'html'],
    ['a bare script', bytesOf('<script>1</script>'), 'html'],
    ['another XML', bytesOf('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'), 'unknown'],
    ['<svgx>', bytesOf('<svgx>'), 'unknown'],
    ['JSON', bytesOf('{"error":"no"}'), 'unknown'],
    ['prose that starts with BM', bytesOf('BM is a bitmap, they say'), 'unknown'],
    ['half a PNG signature', png(1, 1).subarray(0, 7), 'unknown'],
    ['another RIFF', bytesOf('RIFF', [4, 0, 0, 0], 'WAVE'), 'unknown'],
    ['an open comment', bytesOf('<!-- never closed <svg>'), 'unknown'],
    ['nothing', new Uint8Array(), 'unknown'],
  ];
  for (const [what, bytes, type] of table) {
    it(`${what}: ${type}`, () => {
      assert.equal(imageTypeOf(bytes), type);
    });
  }

  it('reads bytes where they lie', () => {
    const padded = bytesOf([1, 2, 3], png(1, 1));
    assert.equal(imageTypeOf(padded.subarray(3)), 'png');
  });

  it('names files and media types', () => {
    assert.deepEqual((['png', 'jpeg', 'webp'] as const).map(extensionOf), ['png', 'jpg', 'webp']);
    assert.equal(mediaTypeOf('jpeg'), 'image/jpeg');
    assert.equal(mediaTypeOf('svg'), 'image/svg+xml');
    assert.equal(extensionOf('unknown'), 'bin');
  });

  it('supports three', () => {
    const types: readonly ImageType[] = [
      'png',
      'jpeg',
      'webp',
      'gif',
      'avif',
      'heic',
      'bmp',
      'tiff',
      'svg',
      'html',
      'pdf',
      'unknown',
    ];
    assert.deepEqual(types.filter(isSupportedType), ['png', 'jpeg', 'webp']);
  });

  it('never throws, and the first bytes decide', () => {
    const markup = fc.array(
      fc.constantFrom('<!--', '-->', '<?', '?>', '<!doctype', '[', ']', '>', ' ', 'svg', '<svg'),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 64 }),
          markup.map((parts) => bytesOf(parts.join(''))),
        ),
        (bytes) => {
          const long = new Uint8Array(sniffLength * 2);
          long.set(bytes);
          assert.equal(imageTypeOf(long), imageTypeOf(long.slice(0, sniffLength)));
          assert.equal(typeof imageTypeOf(bytes), 'string');
        },
      ),
    );
  });

  it('is quick with text made to be slow', () => {
    const milliseconds = computingTime(() => {
      for (const text of ['<!---->', '<??>', ' ', '<!doctype x>', '<!doctype [', '<a:', '<']) {
        imageTypeOf(bytesOf(text.repeat(10_000).slice(0, 70_000)));
      }
    });
    assert.ok(milliseconds < 500, `${milliseconds} ms`);
  });
});
