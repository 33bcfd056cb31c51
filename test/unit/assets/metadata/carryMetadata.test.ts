import assert from 'node:assert/strict';
import { crc32, deflateSync } from 'node:zlib';
import { supportedTypes } from '../../../../src/assets/imageType';
import { carryMetadata } from '../../../../src/assets/metadata/carryMetadata';
import { embedMetadata } from '../../../../src/assets/metadata/embedMetadata';
import { findMetadata } from '../../../../src/assets/metadata/findMetadata';
import { putMetadata } from '../../../../src/assets/metadata/putMetadata';
import { readMetadata } from '../../../../src/assets/metadata/readMetadata';
import { computingTime } from '../../computingTime';
import { converted } from './convertedPicture';
import { drawn, pixelsOf } from './realPictures';
import { profile } from './sampleProfile';

/** A PNG with a chunk behind its header. */
function pngWith(name: string, ...parts: readonly (string | Uint8Array)[]): Uint8Array {
  return withChunk(drawn('png'), name, ...parts);
}

function withChunk(png: Uint8Array, name: string, ...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const body = Buffer.concat([name, ...parts].map((part) => Buffer.from(part)));
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return Uint8Array.from(Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]));
}

describe('carryMetadata', () => {
  for (const from of supportedTypes) {
    for (const to of supportedTypes) {
      it(`takes a colour profile from ${from} to ${to}, without a pixel touched`, async () => {
        // More than one segment of a JPEG.
        for (const icc of [profile(600), profile(150_000)]) {
          const source = putMetadata(await converted(from), { icc });
          assert.deepEqual(findMetadata(source).icc, icc);
          const made = await converted(to);
          const carried = carryMetadata(source, made);
          assert.deepEqual(findMetadata(carried).icc, icc);
          assert.deepEqual((await pixelsOf(carried)).slice(0, 2), (await pixelsOf(made)).slice(0, 2));
          // What tells of the picture goes beside it.
          const told = embedMetadata(carried, { isEdit: false });
          assert.deepEqual(findMetadata(told).icc, icc);
          assert.match(readMetadata(told).digitalSourceType ?? '', /trainedAlgorithmicMedia$/);
        }
      });
    }
  }

  it('reads a profile as other programs write it into PNG', async () => {
    const icc = profile(3_000);
    const png = pngWith('iCCP', 'Display P3\0\0', deflateSync(icc));
    assert.deepEqual(findMetadata(png).icc, icc);
    assert.deepEqual(findMetadata(carryMetadata(png, await converted('webp'))).icc, icc);
  });

  it('leaves a profile that is there, and takes none that is damaged or not for RGB', async () => {
    const there = putMetadata(await converted('jpeg'), { icc: profile(400) });
    assert.deepEqual(
      findMetadata(carryMetadata(putMetadata(await converted('png'), { icc: profile(500) }), there)).icc,
      profile(400),
    );
    const ofPrinter = profile(400, 'CMYK');
    assert.equal(
      findMetadata(
        carryMetadata(putMetadata(await converted('jpeg'), { icc: ofPrinter }), await converted('png')),
      ).icc,
      undefined,
    );
    const cut = putMetadata(await converted('jpeg'), { icc: profile(400).subarray(0, 300) });
    assert.equal(findMetadata(carryMetadata(cut, await converted('png'))).icc, undefined);
    const damaged = pngWith('iCCP', 'x\0\0', 'no stream');
    assert.deepEqual(carryMetadata(damaged, await converted('png')), await converted('png'));
  });
});

describe('compressed texts in PNG', () => {
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:format="kept"/>' +
    '</rdf:RDF></x:xmpmeta>';

  it('are read, and what they say is kept when a picture tells of itself', () => {
    const png = pngWith('iTXt', 'XML:com.adobe.xmp\0\x01\0\0\0', deflateSync(xmp));
    assert.equal(findMetadata(png).xmp, xmp);
    const told = embedMetadata(png, { isEdit: false });
    assert.match(findMetadata(told).xmp ?? '', /dc:format="kept"/);
    assert.match(readMetadata(told).digitalSourceType ?? '', /trainedAlgorithmicMedia$/);
    // One packet, not two.
    assert.equal(Buffer.from(told).toString('latin1').split('XML:com.adobe.xmp').length, 2);
    const text = pngWith('zTXt', 'parameters\0\0', deflateSync('a fox\nSteps: 30'));
    assert.equal(findMetadata(text).parameters, 'a fox\nSteps: 30');
  });

  it('are unpacked only where they are ours, and once: a small picture can hold a gigabyte of them', () => {
    const bomb = deflateSync(Buffer.alloc(4_000_000));
    const parts = ['Comment\0\0', 'parameters\0\0'].flatMap((head) => Array<string>(50).fill(head));
    let png = pngWith('iCCP', 'x\0\0', bomb);
    for (const head of parts) png = withChunk(png, 'zTXt', head, bomb);
    for (let more = 0; more < 20; more += 1) png = withChunk(png, 'iCCP', 'x\0\0', bomb);
    assert.ok(png.length < 1_000_000);
    const milliseconds = computingTime(() => {
      findMetadata(png);
      embedMetadata(png, { isEdit: false });
    });
    assert.ok(milliseconds < 8_000, `${milliseconds} ms`);
  });

  it('that cannot be read stay as they are', () => {
    const png = pngWith('iTXt', 'XML:com.adobe.xmp\0\x01\0\0\0', 'no stream');
    assert.deepEqual(embedMetadata(png, { isEdit: false }), png);
  });
});
