import type { InputPicture } from '../../src/protocol/panelState';
import type { Size } from './inputPlan';

/** Makes input pictures fit to be sent. */
export interface Preparation {
  /** Pixels. Rejects with words when the picture cannot be read. */
  measure(picture: InputPicture): Promise<Size>;
  /** The picture itself, or a smaller or converted copy of it. */
  prepare(picture: InputPicture, longestSide: number): Promise<InputPicture>;
}
