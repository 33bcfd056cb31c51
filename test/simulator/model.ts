/** What the model pages say about one parameter. Kept apart from the extension's own catalogue on purpose. */
export type Rule = (
  | { readonly type: 'string'; readonly oneOf?: readonly string[] }
  | { readonly type: 'integer' | 'number'; readonly min?: number; readonly max?: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'picture' }
) & { readonly required?: true };

export interface Model {
  readonly slug: string;
  readonly edits: boolean;
  /** Median time from submission to the end, ms. */
  readonly typicalMs: number;
  /** Credits for one finished job. */
  readonly cost: number;
  readonly defaultSeed: number;
  readonly rules: Readonly<Record<string, Rule>>;
}

export const models: readonly Model[] = [
  {
    slug: 'qwen-image',
    edits: false,
    typicalMs: 28_190,
    cost: 0.04,
    defaultSeed: -1,
    rules: {
      prompt: { type: 'string', required: true },
      steps: { type: 'integer', min: 1, max: 50, required: true },
      aspect_ratio: { type: 'string', oneOf: ['1:1', '16:9', '9:16', '4:3', '3:4', '3:2', '2:3'] },
      base64: { type: 'boolean' },
      guidance: { type: 'number', min: 1, max: 20 },
      image_format: { type: 'string', oneOf: ['png', 'jpeg', 'webp'] },
      negative_prompt: { type: 'string' },
      quality: { type: 'integer', min: 10, max: 100 },
      seed: { type: 'integer', min: -1 },
    },
  },
  {
    slug: 'qwen-image-edit',
    edits: true,
    typicalMs: 49_920,
    cost: 0.06,
    defaultSeed: 760_941_192,
    rules: {
      image: { type: 'picture', required: true },
      prompt: { type: 'string', required: true },
      base64: { type: 'boolean' },
      guidance: { type: 'number', min: 1, max: 25 },
      negative_prompt: { type: 'string' },
      seed: { type: 'integer', min: -1, max: 999_999_999_999_999 },
      steps: { type: 'integer', min: 10, max: 100 },
    },
  },
];

/** Slugs that answer 410: they existed once. */
export const retiredModels: readonly string[] = ['qwen-image-retired'];
