import * as z from 'zod/mini';
import { catalogue } from '../../core/catalogue';

/** Longer waits belong to the next call: a model that waits does nothing else. */
export const longestWait = 120;

const common = {
  prompt: z.string().check(z.minLength(1)),
  negative_prompt: z.optional(z.string()),
  seed: z.optional(z.int()),
  folder: z.optional(z.string()),
  name: z.optional(z.string()),
};

/** Strict, so that a model which invents a parameter is told, in place of wondering at the picture. */
export const generateShape = z.strictObject({ ...common, aspect_ratio: z.optional(z.string()) });

export const editShape = z.strictObject({ ...common, image: z.string().check(z.minLength(1)) });

export const jobsShape = z.strictObject({
  ids: z.optional(z.array(z.string())),
  wait_seconds: z.optional(z.number().check(z.gte(0), z.lte(longestWait))),
});

type PictureInput = z.infer<typeof generateShape> | z.infer<typeof editShape>;

/** What is left of a tool's input is a parameter of the model. */
export function orderOfInput(input: PictureInput): Readonly<Record<string, unknown>> {
  const { prompt, folder, name, ...rest } = input;
  const { image, ...parameters } = 'image' in rest ? rest : { ...rest, image: undefined };
  return {
    prompt,
    parameters,
    ...(image === undefined ? {} : { image }),
    ...(folder === undefined ? {} : { folder }),
    ...(name === undefined ? {} : { name }),
  };
}

/** The model that a tool's order goes to: the first one for the purpose. */
export function modelFor(purpose: 'generate' | 'edit'): (typeof catalogue)[number] {
  return catalogue.find((model) => model.purpose === purpose) ?? catalogue[0];
}
