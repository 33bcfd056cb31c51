import assert from 'node:assert/strict';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { editedPicture } from '../../simulator/picture/editedPicture';
import { generatedPicture } from '../../simulator/picture/generatedPicture';
import { sizeOfEdit, sizeOfRatio } from '../../simulator/picture/size';
import type { Simulator } from '../../simulator/simulator';
import { bytesOf, fieldsOf, finish, still } from './simulated';

const small = { prompt: 'A fox', seed: 1, ratio: '16:9', quality: 80, scale: 0.2, padToBytes: 0 } as const;

/** The mean colour of the whole picture. */
async function meanOf(bytes: Buffer): Promise<readonly number[]> {
  const context = createCanvas(1, 1).getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(await loadImage(bytes), 0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
}

describe('the pictures of the simulator', () => {
  it('are the same for the same prompt and seed, and differ for others', async () => {
    const first = await generatedPicture({ ...small, format: 'png' });
    assert.ok(first.bytes.equals((await generatedPicture({ ...small, format: 'png' })).bytes));
    assert.ok(!first.bytes.equals((await generatedPicture({ ...small, format: 'png', seed: 2 })).bytes));
    assert.ok(
      !first.bytes.equals((await generatedPicture({ ...small, format: 'png', prompt: 'An owl' })).bytes),
    );
  });

  it('carry the prompt to be read', async () => {
    const other = await generatedPicture({ ...small, format: 'png', prompt: 'MMMMMMMMMMMM' });
    const image = await loadImage(other.bytes);
    const canvas = createCanvas(image.width, image.height);
    canvas.getContext('2d').drawImage(image, 0, 0);
    const band = canvas
      .getContext('2d')
      .getImageData(0, image.height * 0.85, image.width, image.height * 0.15).data;
    let white = 0;
    for (let at = 0; at < band.length; at += 4)
      if ((band[at] ?? 0) > 240 && (band[at + 1] ?? 0) > 240) white += 1;
    assert.ok(white > 60, `${white} white pixels`);
  });

  for (const format of ['png', 'jpeg', 'webp'] as const) {
    it(`stay readable ${format} when padded`, async () => {
      const padded = await generatedPicture({ ...small, format, padToBytes: 200_001 });
      assert.ok(padded.bytes.length >= 200_001 && padded.bytes.length < 201_000, String(padded.bytes.length));
      const image = await loadImage(padded.bytes);
      assert.deepEqual([image.width, image.height], [333, 186]);
      assert.equal(padded.mime, `image/${format}`);
    });
  }

  it('have the official sizes', () => {
    assert.deepEqual(sizeOfRatio('16:9', 1), { width: 1664, height: 928 });
    assert.deepEqual(sizeOfRatio('2:3', 1), { width: 1056, height: 1584 });
    assert.deepEqual(sizeOfEdit({ width: 1664, height: 928 }, 1), { width: 1376, height: 768 });
  });

  it('of an edit derive from the input', async () => {
    const solid = (colour: string) => {
      const canvas = createCanvas(64, 48);
      const context = canvas.getContext('2d');
      context.fillStyle = colour;
      context.fillRect(0, 0, 64, 48);
      return canvas.toBuffer('image/png');
    };
    const edit = (input: Buffer) =>
      editedPicture({ input, prompt: 'Make it snow', seed: 1, format: 'png', scale: 0.2, padToBytes: 0 });
    const dark = await meanOf((await edit(solid('#101010'))).bytes);
    const bright = await meanOf((await edit(solid('#f0f0f0'))).bytes);
    assert.ok((bright[1] ?? 0) - (dark[1] ?? 0) > 80, `${dark.join()} and ${bright.join()}`);
  });
});

describe('the input of a simulated edit', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await still();
  });
  afterEach(() => simulator.stop());

  const edit = (image: string) => finish(simulator, { prompt: 'Make it snow', image }, 'qwen-image-edit');

  async function upload(data: string): Promise<string> {
    const response = await fetch(simulator.uploadUrl, {
      method: 'POST',
      headers: { 'x-api-key': simulator.key, 'content-type': 'application/json' },
      body: JSON.stringify({ data_urls: [data] }),
    });
    const urls = (await fieldsOf(response))['file_urls'];
    return Array.isArray(urls) ? String(urls[0]) : 'none';
  }

  it('can be uploaded, inline, an earlier output, or any public URL', async () => {
    const made = String((await finish(simulator))['output']);
    const bytes = await bytesOf(made);
    const inline = `data:image/png;base64,${bytes.toString('base64')}`;
    const uploaded = await upload(inline);
    assert.ok(bytes.equals(await bytesOf(uploaded)));
    const expected = await bytesOf((await edit(made))['output']);
    for (const image of [inline, uploaded]) {
      assert.ok(expected.equals(await bytesOf((await edit(image))['output'])), image.slice(0, 60));
    }
    assert.equal((await edit('https://example.com/fox.png'))['status'], 'COMPLETED');
    assert.equal(simulator.log.to('upload')[0]?.key, simulator.key);
  });

  it('fails the job, unbilled, when it is not there or no picture', async () => {
    const text = `data:image/png;base64,${Buffer.from('no picture').toString('base64')}`;
    assert.match(String((await edit(text))['error']), /identify/);
    assert.match(String((await edit(`${simulator.imageBaseUrl}/uploads/none.png`))['error']), /fetch/);
    assert.match(String((await edit('http://127.0.0.1:9/fox.png'))['error']), /fetch/);
    assert.equal(simulator.account.credits, 10);
  });
});
