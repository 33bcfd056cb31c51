import type { Caller } from '../../src/protocol/caller';
import type { InputPicture } from '../../src/protocol/panelState';
import { planInput, type InputPlan, type Size } from './inputPlan';
import { encodeImage, loadImage } from './loadImage';
import type { Preparation } from './preparation';
import { typeWords } from './sentType';
import { t } from './words';

/** Little is lost to the eye and much in bytes. */
const quality = 0.92;

/** Makes pictures fit to be sent: here, in the browser, which reads more types than the model takes. */
export class InputPreparation implements Preparation {
  readonly #caller: Caller;
  /** The last one, so that what is sent again is not converted again. */
  #last: { readonly key: string; readonly picture: InputPicture } | undefined;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  async measure(picture: InputPicture): Promise<Size> {
    const image = await this.#load(picture);
    // A drawing without a size of its own is given one.
    return { width: image.naturalWidth || 1024, height: image.naturalHeight || 1024 };
  }

  async prepare(picture: InputPicture, longestSide: number): Promise<InputPicture> {
    if (picture.src === undefined) {
      return picture;
    }
    // The address changes with the content.
    const key = `${picture.src} ${longestSide}`;
    if (this.#last?.key === key) {
      return this.#last.picture;
    }
    const plan = planInput(await this.measure(picture), picture.mediaType, longestSide);
    if (!plan.isScaled && !plan.isConverted) {
      return picture;
    }
    const prepared = await this.#convert(picture, plan);
    this.#last = { key, picture: prepared };
    return prepared;
  }

  async #convert(picture: InputPicture, plan: InputPlan): Promise<InputPicture> {
    const bytes = await encodeImage(await this.#load(picture), plan, plan.type, quality);
    const { name, original } = picture;
    return await this.#caller.call('keepInput', {
      name,
      bytes,
      ...(original === undefined ? {} : { original }),
    });
  }

  async #load(picture: InputPicture): Promise<HTMLImageElement> {
    try {
      return await loadImage(picture.src ?? '');
    } catch {
      const type = picture.mediaType === undefined ? '' : typeWords(picture.mediaType);
      throw new Error(
        t('{0} cannot be read here ({1}). Save it as PNG, JPEG or WebP first.', picture.name, type),
      );
    }
  }
}
