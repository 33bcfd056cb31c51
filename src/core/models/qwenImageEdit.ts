import type { Model } from '../model';
import { maximumPromptLength } from './limits';

/** Facts, ranges and help from https://www.segmind.com/models/qwen-image-edit/api */
export const qwenImageEdit: Model = {
  id: 'qwen-image-edit',
  title: 'Qwen Image Edit',
  purpose: 'edit',
  typicalDuration: 49_920,
  prompt: {
    label: 'Prompt',
    help: 'Describe what to change in the picture.',
    maximumLength: maximumPromptLength,
  },
  images: [{ name: 'image', label: 'Picture', help: 'The picture to change.', isRequired: true }],
  parameters: [
    {
      kind: 'text',
      name: 'negative_prompt',
      label: 'Negative prompt',
      help: 'Traits to avoid. “Avoid noise” removes unwanted noise.',
      isRequired: false,
      maximumLength: maximumPromptLength,
      // The page's default is the word itself.
      default: 'None',
    },
    {
      kind: 'integer',
      name: 'steps',
      label: 'Steps',
      help: 'The number of denoising steps. Use 50 for more detail.',
      isRequired: true,
      minimum: 10,
      maximum: 100,
      default: 30,
    },
    {
      kind: 'number',
      name: 'guidance',
      label: 'Guidance',
      help: 'The influence of the prompt. Use 4 for stronger control.',
      isRequired: false,
      minimum: 1,
      maximum: 25,
      default: 4,
    },
    {
      // The page's default is the constant 760941192, with which every edit would use the same noise: never relied on.
      kind: 'seed',
      name: 'seed',
      label: 'Seed',
      help: 'The same seed with the same words changes the picture the same way. Use -1 for a unique one each time.',
      isRequired: false,
      minimum: -1,
      maximum: 999_999_999_999_999,
      default: -1,
    },
  ],
  constants: { base64: false },
};
