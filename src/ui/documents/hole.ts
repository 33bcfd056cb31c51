import { closestRatio } from '../../assets/closestRatio';
import type { ImageMention } from '../../assets/mentions/imageMention';
import { headingBefore } from '../../assets/mentions/headingBefore';
import { promptFor } from '../../assets/mentions/promptFor';
import type { ProposedPrompt } from '../../assets/mentions/promptFor';
import { namedType } from '../../assets/namedType';
import type { Model } from '../../core/model';

/** A reference to an image file that does not exist, and the picture that would fill it. */
export interface Hole {
  readonly mention: ImageMention;
  /** URI of the file that the reference leads to. */
  readonly target: string;
  /** URI of the folder that the file belongs into. */
  readonly folder: string;
  /** The file's name as it will be: with an extension that its bytes can have. */
  readonly name: string;
  /** Whether the reference must say another extension for that. */
  readonly isRenamed: boolean;
  readonly prompt: ProposedPrompt;
  readonly parameters: Readonly<Record<string, string>>;
}

/** As much of a URI as is needed. */
export interface TargetFile {
  readonly path: string;
  with(change: { readonly path: string }): TargetFile;
  toString(): string;
}

/** @param target where the file belongs */
export function holeOf(
  document: { readonly text: string; readonly languageId: string },
  mention: ImageMention,
  target: TargetFile,
  model: Model,
): Hole {
  const path = target.path;
  const end = path.lastIndexOf('/');
  const written = path.slice(end + 1);
  const type = namedType(written)?.type;
  const formats = choicesOf(model, 'image_format');
  const isRenamed = type === undefined;
  const format = type !== undefined && formats.includes(type) ? { image_format: type } : {};
  const { width, height } = mention;
  const ratio =
    width === undefined || height === undefined
      ? undefined
      : closestRatio(width, height, choicesOf(model, 'aspect_ratio'));
  return {
    mention,
    target: target.toString(),
    folder: target.with({ path: path.slice(0, end) || '/' }).toString(),
    // What is neither PNG, JPEG nor WebP cannot be made; PNG loses nothing.
    name: isRenamed ? `${written.replace(/\.[^.]+$/, '')}.png` : written,
    isRenamed,
    prompt: promptFor(mention, headingBefore(document.text, mention.whole.start, document.languageId)),
    parameters: {
      ...(isRenamed && formats.includes('png') ? { image_format: 'png' } : format),
      ...(ratio === undefined ? {} : { aspect_ratio: ratio }),
    },
  };
}

function choicesOf(model: Model, name: string): readonly string[] {
  const parameter = model.parameters.find((one) => one.name === name);
  return parameter?.kind === 'choice' ? parameter.choices : [];
}
