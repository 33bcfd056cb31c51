import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { findModel } from '../../../../src/core/catalogue';
import { toolNames } from '../../../../src/ui/agentTools/toolNames';
import {
  editShape,
  generateShape,
  jobsShape,
  longestWait,
  modelFor,
  orderOfInput,
} from '../../../../src/ui/agentTools/toolShapes';

const Property = z.looseObject({
  type: z.string(),
  description: z.string(),
  enum: z.optional(z.array(z.string())),
  maximum: z.optional(z.number()),
});
const Schema = z.object({
  type: z.literal('object'),
  additionalProperties: z.literal(false),
  required: z.optional(z.array(z.string())),
  properties: z.record(z.string(), Property),
});
const Manifest = z.object({
  contributes: z.object({
    languageModelTools: z.array(z.object({ name: z.string(), inputSchema: Schema })),
  }),
});
const file = readFileSync(join(import.meta.dirname, '../../../../package.json'), 'utf8');
const declared = Manifest.parse(JSON.parse(file)).contributes.languageModelTools;
const shapes = { qwenImage_generate: generateShape, qwenImage_edit: editShape, qwenImage_jobs: jobsShape };

function schemaOf(name: string): z.infer<typeof Schema> {
  const tool = declared.find((one) => one.name === name);
  assert.ok(tool, name);
  return tool.inputSchema;
}

describe('the tools for language models', () => {
  it('are declared as they are served', () => {
    assert.deepEqual(
      declared.map(({ name }) => name),
      toolNames,
    );
    for (const name of toolNames) {
      const shape: Readonly<Record<string, z.ZodMiniType>> = shapes[name].def.shape;
      const { properties, required = [] } = schemaOf(name);
      assert.deepEqual(Object.keys(properties).sort(), Object.keys(shape).sort(), name);
      const needed = Object.entries(shape).filter(([, field]) => !field.safeParse(undefined).success);
      assert.deepEqual(required.toSorted(), needed.map(([field]) => field).sort(), name);
    }
    const model = findModel('qwen-image');
    const ratio = model?.parameters.find(({ name }) => name === 'aspect_ratio');
    assert.ok(ratio?.kind === 'choice');
    assert.deepEqual(schemaOf('qwenImage_generate').properties['aspect_ratio']?.enum, ratio.choices);
    assert.equal(schemaOf('qwenImage_jobs').properties['wait_seconds']?.maximum, longestWait);
  });

  it('make orders of what they are given', () => {
    const input = generateShape.parse({
      prompt: 'a fox',
      aspect_ratio: '1:1',
      folder: 'img',
      name: 'fox',
      seed: 3,
    });
    assert.deepEqual(orderOfInput(input), {
      ...{ prompt: 'a fox', folder: 'img', name: 'fox' },
      parameters: { aspect_ratio: '1:1', seed: 3 },
    });
    const edit = editShape.parse({ prompt: 'bluer', image: 'img/fox.png' });
    assert.deepEqual(orderOfInput(edit), { prompt: 'bluer', parameters: {}, image: 'img/fox.png' });
    assert.deepEqual([modelFor('generate').id, modelFor('edit').id], ['qwen-image', 'qwen-image-edit']);
  });

  it('believe nothing', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (input) => {
        for (const name of toolNames) shapes[name].safeParse(input);
      }),
    );
    for (const wrong of [{}, { prompt: '' }, { prompt: 'a', image: 'x' }, { prompt: 'a', n: 100 }, null]) {
      assert.equal(generateShape.safeParse(wrong).success, false, JSON.stringify(wrong));
    }
    assert.equal(jobsShape.safeParse({ wait_seconds: 1e9 }).success, false);
  });
});
