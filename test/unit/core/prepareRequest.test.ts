import assert from 'node:assert/strict';
import fc from 'fast-check';

import { catalogue } from '../../../src/core/catalogue';
import { checkParameter } from '../../../src/core/checkParameters';
import { prepareRequest } from '../../../src/core/prepareRequest';
import type { RequestDraft } from '../../../src/core/prepareRequest';
import { aRequest } from '../../fakes/trackerWorld';

const random = { id: () => 'x', integer: (maximum: number) => maximum };
const draft = (more: Partial<RequestDraft> = {}): RequestDraft => ({
  model: 'qwen-image',
  prompt: ' a red fox ',
  destination: aRequest.destination,
  ...more,
});

function issuesOf(more: Partial<RequestDraft>): unknown {
  const prepared = prepareRequest(draft(more), {}, random);
  return prepared.kind === 'refused' ? prepared.issues : 'ready';
}

describe('prepareRequest', () => {
  it('fills in everything, and draws the seed', () => {
    const prepared = prepareRequest(draft(), {}, random);
    assert.ok(prepared.kind === 'ready');
    assert.equal(prepared.request.prompt, 'a red fox');
    assert.deepEqual(prepared.request.parameters, {
      aspect_ratio: '16:9',
      negative_prompt: 'blurry, cartoonish',
      steps: 30,
      guidance: 3.5,
      seed: 2_147_483_647,
      image_format: 'png',
      quality: 90,
    });
  });

  it('draws a seed for edits too, whose own default is a constant', () => {
    const image = { kind: 'url', url: 'https://images.example/fox.png' } as const;
    const prepared = prepareRequest(draft({ model: 'qwen-image-edit', images: { image } }), {}, random);
    assert.ok(prepared.kind === 'ready');
    assert.equal(prepared.request.parameters['seed'], 2_147_483_647);
    assert.equal(prepared.request.parameters['steps'], 30);
  });

  it('takes what is given before the person’s defaults, and those before the model’s', () => {
    const defaults = { steps: 20, guidance: 'much', quality: 80, unknown: 1 };
    const prepared = prepareRequest(draft({ parameters: { steps: 10, seed: 5 } }), defaults, random);
    assert.ok(prepared.kind === 'ready');
    const { steps, guidance, quality, seed } = prepared.request.parameters;
    assert.deepEqual({ steps, guidance, quality, seed }, { steps: 10, guidance: 3.5, quality: 80, seed: 5 });
    assert.ok(!('unknown' in prepared.request.parameters));
  });

  it('names the field and the range', () => {
    assert.deepEqual(issuesOf({ parameters: { steps: 51 } }), [
      { kind: 'range', field: 'steps', minimum: 1, maximum: 50 },
    ]);
    assert.deepEqual(issuesOf({ parameters: { steps: 2.5 } }), [{ kind: 'notAnInteger', field: 'steps' }]);
    assert.deepEqual(issuesOf({ parameters: { guidance: '3' } }), [
      { kind: 'notANumber', field: 'guidance' },
    ]);
    assert.deepEqual(issuesOf({ parameters: { sampler: 'x' } }), [
      { kind: 'unknownField', field: 'sampler' },
    ]);
    assert.deepEqual(issuesOf({ parameters: { image_format: 'gif' } }), [
      { kind: 'choice', field: 'image_format', choices: ['png', 'jpeg', 'webp'] },
    ]);
  });

  it('refuses an empty prompt, one that is far too long, an unknown model and a missing picture', () => {
    assert.deepEqual(issuesOf({ prompt: ' \n' }), [{ kind: 'missing', field: 'prompt' }]);
    assert.deepEqual(issuesOf({ prompt: 'x'.repeat(20_001) }), [
      { kind: 'tooLong', field: 'prompt', length: 20_001, maximum: 20_000 },
    ]);
    assert.deepEqual(issuesOf({ model: 'dall-e' }), [
      { kind: 'unknownModel', field: 'model', value: 'dall-e' },
    ]);
    assert.deepEqual(issuesOf({ model: 'qwen-image-edit' }), [{ kind: 'missing', field: 'image' }]);
    assert.deepEqual(issuesOf({ images: { image: { kind: 'url', url: 'https://x' } } }), [
      { kind: 'unknownField', field: 'image' },
    ]);
  });

  for (const model of catalogue) {
    it(`makes only requests that ${model.id} takes, whatever is given`, () => {
      const images = Object.fromEntries(
        model.images.map(({ name }) => [name, { kind: 'url', url: 'https://x' } as const]),
      );
      const values = fc.dictionary(
        fc.constantFrom(...model.parameters.map(({ name }) => name)),
        fc.anything(),
      );
      fc.assert(
        fc.property(values, values, (parameters, defaults) => {
          const prepared = prepareRequest(draft({ model: model.id, parameters, images }), defaults, random);
          if (prepared.kind === 'ready') {
            for (const parameter of model.parameters) {
              assert.equal(checkParameter(parameter, prepared.request.parameters[parameter.name]), undefined);
            }
            assert.notEqual(prepared.request.parameters['seed'], -1);
          }
        }),
      );
    });
  }
});
