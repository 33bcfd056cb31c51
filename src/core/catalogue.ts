import type { Model } from './model';
import { qwenImage } from './models/qwenImage';
import { qwenImageEdit } from './models/qwenImageEdit';

/** Every model that can be asked. A further one is one more entry here. */
export const catalogue: readonly [Model, ...Model[]] = [qwenImage, qwenImageEdit];

export function findModel(id: string): Model | undefined {
  return catalogue.find((model) => model.id === id);
}

/** The model that is taken for a purpose when the caller names none. */
export function defaultModel(purpose: Model['purpose']): Model {
  return catalogue.find((model) => model.purpose === purpose) ?? catalogue[0];
}
