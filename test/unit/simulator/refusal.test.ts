import assert from 'node:assert/strict';
import { models } from '../../simulator/model';
import { refusal } from '../../simulator/refusal';
import { ask, fieldsOf, still } from './simulated';

function why(slug: string, body: unknown): string | undefined {
  const model = models.find((each) => each.slug === slug);
  assert.ok(model);
  return refusal(model, body);
}

const made = { prompt: 'a fox', steps: 30 };
const edited = { prompt: 'snow', image: 'https://example.com/fox.png' };

describe('what the simulator refuses', () => {
  it('takes what the model pages ask for', () => {
    assert.equal(why('qwen-image', made), undefined);
    assert.equal(
      why('qwen-image', {
        ...made,
        negative_prompt: 'blurry, cartoonish',
        seed: -1,
        guidance: 3.5,
        aspect_ratio: '16:9',
        image_format: 'png',
        quality: 90,
        base64: false,
      }),
      undefined,
    );
    assert.equal(why('qwen-image-edit', edited), undefined);
    assert.equal(
      why('qwen-image-edit', { ...edited, seed: 999_999_999_999_999, steps: 100, guidance: 25 }),
      undefined,
    );
  });

  const refused: readonly [string, unknown, RegExp][] = [
    ['qwen-image', { prompt: 'a fox' }, /steps/],
    ['qwen-image', { steps: 30 }, /prompt/],
    ['qwen-image', { ...made, prompt: ' ' }, /prompt/],
    ['qwen-image', { ...made, steps: 51 }, /steps.*at most 50/],
    ['qwen-image', { ...made, steps: 0 }, /steps.*at least 1/],
    ['qwen-image', { ...made, steps: '30' }, /steps.*number/],
    ['qwen-image', { ...made, steps: 30.5 }, /steps.*integer/],
    ['qwen-image', { ...made, guidance: 20.5 }, /guidance/],
    ['qwen-image', { ...made, aspect_ratio: '5:4' }, /aspect_ratio/],
    ['qwen-image', { ...made, image_format: 'jpg' }, /image_format/],
    ['qwen-image', { ...made, quality: 9 }, /quality/],
    ['qwen-image', { ...made, base64: 'false' }, /base64/],
    ['qwen-image', { ...made, strength: 1 }, /Unknown parameter: strength/],
    ['qwen-image', [made], /object/],
    ['qwen-image-edit', { prompt: 'snow' }, /image/],
    ['qwen-image-edit', { ...edited, image: 'fox.png' }, /image.*URL/],
    ['qwen-image-edit', { ...edited, steps: 9 }, /steps/],
    ['qwen-image-edit', { ...edited, seed: 1_000_000_000_000_000 }, /seed/],
    ['qwen-image-edit', { ...edited, aspect_ratio: '1:1' }, /Unknown parameter/],
  ];
  for (const [slug, body, reason] of refused) {
    it(`${slug} ${JSON.stringify(body)}`, () => {
      assert.match(why(slug, body) ?? '', reason);
    });
  }

  it('says so with 400 and creates no job', async () => {
    const simulator = await still();
    try {
      const response = await ask(simulator, '/v2/qwen-image', { prompt: 'a fox' });
      assert.equal(response.status, 400);
      assert.deepEqual(await fieldsOf(response), { error: 'Missing required parameter: steps' });
      assert.equal(simulator.jobs.length, 0);
    } finally {
      await simulator.stop();
    }
  });
});
