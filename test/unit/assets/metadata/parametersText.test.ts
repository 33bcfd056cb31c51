import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatParametersText, parseParametersText } from '../../../../src/assets/metadata/parametersText';
import { computingTime } from '../../computingTime';

const size = { width: 1664, height: 928 };

describe('the parameters text', () => {
  it('is written as readers of AUTOMATIC1111 know it', () => {
    assert.equal(
      formatParametersText(
        {
          prompt: 'a fox',
          negativePrompt: 'blurry, dark',
          model: 'qwen-image',
          parameters: {
            steps: 30,
            guidance: 3.5,
            seed: 7,
            aspect_ratio: '16:9',
            negative_prompt: 'blurry, dark',
          },
        },
        size,
      ),
      'a fox\nNegative prompt: blurry, dark\n' +
        'Steps: 30, CFG scale: 3.5, Seed: 7, Size: 1664x928, Model: qwen-image, aspect_ratio: "16:9", ' +
        'Version: Qwen Image Assets',
    );
  });

  it('is read from other programs', () => {
    const text =
      'portrait of a fox,\nhighly detailed\nNegative prompt: lowres,\nbad anatomy\nSteps: 20, Sampler: Euler a, ' +
      'CFG scale: 7, Seed: 965400086, Size: 512x512, Model hash: 45dee52b, Lora hashes: "a: 1, b: 2", Model: sd';
    assert.deepEqual(parseParametersText(text), {
      prompt: 'portrait of a fox,\nhighly detailed',
      negativePrompt: 'lowres,\nbad anatomy',
      model: 'sd',
      parameters: {
        steps: 20,
        Sampler: 'Euler a',
        guidance: 7,
        seed: 965400086,
        'Model hash': '45dee52b',
        'Lora hashes': 'a: 1, b: 2',
      },
    });
  });

  it('is a prompt alone where there is nothing else', () => {
    assert.deepEqual(parseParametersText('a fox: red, small'), {
      prompt: 'a fox: red, small',
      parameters: {},
    });
    assert.equal(parseParametersText('  '), undefined);
    assert.equal(parseParametersText('Steps: 1, Seed: 2, Size: 1x1'), undefined);
  });

  it('comes back as it was written', () => {
    const line = fc.stringMatching(/^[a-zäöü狐,:"\\ ]{0,30}[a-z]$/).map((text) => text.trim());
    const value = fc.oneof(line, fc.integer(), fc.boolean().map(String));
    fc.assert(
      fc.property(
        line,
        fc.dictionary(fc.stringMatching(/^[a-z]_[a-z]{1,5}$/), value),
        (prompt, parameters) => {
          const plain = Object.fromEntries(Object.entries(parameters));
          const recipe = { prompt, model: 'qwen-image', parameters: plain };
          assert.deepEqual(parseParametersText(formatParametersText(recipe, size)), recipe);
        },
      ),
    );
  });

  it('never throws, and is quick about hostile text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseParametersText(text);
      }),
    );
    const milliseconds = computingTime(() => {
      for (const piece of ['a', '"', '",', 'a:', 'a: "', '\\"', ', ', '\n']) {
        parseParametersText(piece.repeat(200_000 / piece.length));
      }
    });
    assert.ok(milliseconds < 2000, `${milliseconds} ms`);
  });
});
