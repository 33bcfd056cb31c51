import assert from 'node:assert/strict';
import exifr from 'exifr';
import fc from 'fast-check';
import { imageSizeOf } from '../../../../src/assets/imageSize';
import { imageTypeOf, supportedTypes } from '../../../../src/assets/imageType';
import { embedMetadata } from '../../../../src/assets/metadata/embedMetadata';
import { withUserComment } from '../../../../src/assets/metadata/exif/writeUserComment';
import { readMetadata } from '../../../../src/assets/metadata/readMetadata';
import { bytesOf, extendedWebp, jpeg, jpegSegment, losslessWebp, lossyWebp, png } from '../pictures';
import { unruly } from '../unruly';
import { drawn, pixelsOf } from './realPictures';

const generated = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
const composite = 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia';
const recipe = {
  prompt: 'a red fox <in> "snow" & ice,\nüber 狐 🦊',
  negativePrompt: 'blurry, cartoonish',
  model: 'qwen-image',
  parameters: { steps: 30, guidance: 3.5, seed: 7, aspect_ratio: '16:9', image_format: 'png' },
};

describe('embedMetadata', () => {
  for (const type of supportedTypes) {
    describe(`in ${type}`, () => {
      const plain = drawn(type);

      it('discloses, and tells nothing else', async () => {
        const picture = embedMetadata(plain, { isEdit: false });
        assert.deepEqual(readMetadata(picture), { digitalSourceType: generated });
        if (type !== 'webp') {
          // exifr does not read WebP.
          assert.equal(await seenByExifr(picture, 'DigitalSourceType'), generated);
        }
        assert.equal(Buffer.from(picture).includes('fox'), false);
      });

      it('tells an edit from a picture that is all made', () => {
        const picture = embedMetadata(plain, { isEdit: true });
        assert.equal(readMetadata(picture).digitalSourceType, composite);
      });

      it('tells the whole recipe where that is wanted, and reads it back', () => {
        const picture = embedMetadata(plain, { isEdit: false, recipe });
        assert.deepEqual(readMetadata(picture), { digitalSourceType: generated, recipe });
      });

      it('touches no pixel', async () => {
        const before = await pixelsOf(plain);
        assert.deepEqual(await pixelsOf(embedMetadata(plain, { isEdit: false })), before);
        assert.deepEqual(await pixelsOf(embedMetadata(plain, { isEdit: false, recipe })), before);
      });

      it('is the same twice', () => {
        for (const disclosure of [{ isEdit: false }, { isEdit: true, recipe }]) {
          const once = embedMetadata(plain, disclosure);
          assert.deepEqual(embedMetadata(once, disclosure), once);
        }
      });

      it('says the last word when told another, once', () => {
        const picture = embedMetadata(embedMetadata(plain, { isEdit: false, recipe }), { isEdit: true });
        assert.equal(readMetadata(picture).digitalSourceType, composite);
        assert.equal(Buffer.from(picture).toString('latin1').split('digitalsourcetype/').length, 2);
      });

      it('leaves a picture that is cut off as it is, or still a picture of its size', () => {
        fc.assert(
          fc.property(fc.nat({ max: plain.length }), (length) => {
            const cut = plain.subarray(0, length);
            const picture = embedMetadata(cut, { isEdit: false, recipe });
            assert.equal(imageTypeOf(picture), imageTypeOf(cut));
            assert.deepEqual(imageSizeOf(picture), imageSizeOf(cut));
            readMetadata(picture);
          }),
        );
      });

      it('never throws at bytes that were tampered with', () => {
        const whole = embedMetadata(plain, { isEdit: false, recipe });
        const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
        fc.assert(
          fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => {
            const tampered = whole.slice();
            for (const [at, value] of changes) {
              tampered[at] = value;
            }
            readMetadata(tampered);
            readMetadata(embedMetadata(tampered, { isEdit: true, recipe }));
          }),
          { numRuns: 500 },
        );
      });

      it('takes any text', () => {
        fc.assert(
          fc.property(unruly(), (prompt) => {
            const picture = embedMetadata(plain, { isEdit: false, recipe: { ...recipe, prompt } });
            assert.equal(imageTypeOf(picture), type);
            assert.equal(readMetadata(picture).digitalSourceType, generated);
          }),
        );
      });
    });
  }

  it('keeps what was in the packet, and takes the place of what it says anew', () => {
    const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<r:Description r:about="uuid:1" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:format="image/jpeg"
 xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" ext:DigitalSourceType="old"/>
</r:RDF></x:xmpmeta><?xpacket end="w"?>`;
    const mark = 'http://ns.adobe.com/xap/1.0/\0';
    const before = jpeg(8, 8, 0xc0, jpegSegment(0xe1, bytesOf(mark, packet)));
    const text = Buffer.from(embedMetadata(before, { isEdit: false })).toString('latin1');
    assert.ok(text.includes('dc:format="image/jpeg"'));
    assert.ok(text.includes('<r:Description r:about="uuid:1" xmlns:Iptc4xmpExt'));
    assert.equal(text.includes('"old"'), false);
    assert.equal(text.split(mark).length, 2);
  });

  it('keeps the EXIF block that was there, whatever its order of bytes', async () => {
    for (const isLittle of [true, false]) {
      const exif = bytesOf('Exif\0\0', tiffWithArtist(isLittle));
      const before = jpeg(8, 8, 0xc0, jpegSegment(0xe1, exif));
      const picture = embedMetadata(before, { isEdit: false, recipe });
      assert.deepEqual(readMetadata(picture).recipe, recipe);
      assert.equal(await seenByExifr(picture, 'Artist'), 'Anna Example');
    }
  });

  it('leaves a comment of somebody else alone', () => {
    const exif = withUserComment(undefined, 'holiday');
    assert.ok(exif !== undefined);
    const before = jpeg(8, 8, 0xc0, jpegSegment(0xe1, bytesOf('Exif\0\0', exif)));
    const picture = Buffer.from(embedMetadata(before, { isEdit: false, recipe }));
    assert.ok(picture.includes(Buffer.from(exif)));
    assert.equal(readMetadata(picture).recipe?.prompt, recipe.prompt);
  });

  it('keeps transparency in all forms of WebP', async () => {
    const plain = drawn('webp', 32, 32, true);
    assert.deepEqual(await pixelsOf(embedMetadata(plain, { isEdit: false })), await pixelsOf(plain));
    for (const form of [lossyWebp(9, 5), losslessWebp(9, 5), extendedWebp(9, 5)]) {
      const picture = embedMetadata(form, { isEdit: false, recipe });
      assert.deepEqual(imageSizeOf(picture), { kind: 'size', width: 9, height: 5 });
      assert.deepEqual(readMetadata(picture).recipe, recipe);
    }
  });

  it('writes what has room: a prompt too long for a JPEG segment still leaves the picture whole', () => {
    const long = { ...recipe, prompt: '狐'.repeat(20_000) };
    const picture = embedMetadata(drawn('jpeg'), { isEdit: false, recipe: long });
    assert.equal(imageTypeOf(picture), 'jpeg');
    assert.equal(readMetadata(picture).digitalSourceType, generated);
    assert.deepEqual(readMetadata(embedMetadata(drawn('png'), { isEdit: false, recipe: long })).recipe, long);
  });

  it('leaves formats alone that it does not know', () => {
    for (const bytes of [bytesOf('GIF89a', [1, 0, 1, 0]), bytesOf('<svg/>'), new Uint8Array()]) {
      assert.equal(embedMetadata(bytes, { isEdit: false }), bytes);
      assert.deepEqual(readMetadata(bytes), {});
    }
    assert.equal(imageTypeOf(embedMetadata(png(3, 2), { isEdit: false })), 'png');
  });
});

/** One directory with the artist's name. */
function tiffWithArtist(isLittle: boolean): Uint8Array {
  const name = 'Anna Example\0';
  const tiff = new Uint8Array(26 + name.length);
  const view = new DataView(tiff.buffer);
  view.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, isLittle);
  view.setUint32(4, 8, isLittle);
  view.setUint16(8, 1, isLittle);
  view.setUint16(10, 0x13b, isLittle);
  view.setUint16(12, 2, isLittle);
  view.setUint32(14, name.length, isLittle);
  view.setUint32(18, 26, isLittle);
  tiff.set(bytesOf(name), 26);
  return tiff;
}

async function seenByExifr(picture: Uint8Array, name: string): Promise<unknown> {
  const seen: unknown = await exifr.parse(picture, { xmp: true, tiff: true, exif: true, mergeOutput: true });
  return typeof seen === 'object' && seen !== null
    ? Object.entries(seen).find(([key]) => key === name)?.[1]
    : undefined;
}
