import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { closestRatio } from '../../assets/closestRatio';
import { imageSizeOf } from '../../assets/imageSize';
import { plainLine } from '../../assets/plainLine';
import type { AssetRecord } from '../../core/assetRecord';
import { defaultModel } from '../../core/catalogue';
import type { Model } from '../../core/model';
import { uriParts } from '../commands/argumentShapes';
import { isProgrammatic, parseImages, uriTextOf } from '../commands/orderArguments';
import { argumentReader } from '../commands/argumentReader';
import type { CommandHandler } from '../commands/commandIds';
import { pictureArgument } from '../commands/pictureArgument';
import { askForPrompt } from '../commands/promptInput';
import { altFor } from '../insert/altFor';
import { fileName } from '../jobsView/fileName';
import type { PlaceOrder } from '../orders/placeOrder';
import { destinationReplacing } from '../orders/replacedPlace';
import { Refusal } from '../refusal';
import type { UiServices } from '../uiServices';

const t = vscode.l10n.t;

const shape = z.strictObject({
  asset: z.union([z.string(), uriParts]),
  prompt: z.string(),
  parameters: z.optional(z.record(z.string(), z.unknown())),
});

type Services = Pick<UiServices, 'records' | 'replacements'>;

/**
 * Another picture in the place of one that is there, whose bytes are kept. A code action names the picture and what is said of it
 * (`uri, alt`), a menu the picture, a program `{ asset, prompt, parameters }`. Returns the job's id.
 */
export function generateReplacement(services: Services, placeOrder: PlaceOrder): CommandHandler {
  return async (...args) => {
    const model = defaultModel('generate');
    if (isProgrammatic(args)) {
      const { asset, prompt, parameters } = programArgument(args[0]);
      const file = vscode.Uri.parse(asset, true);
      const fitting = { ...ratioOf(await sizeOf(file), model), ...parameters };
      const order = { model: model.id, replace: file.toString(), prompt, parameters: fitting };
      return (await placeOrder(order, { isInteractive: false }))?.id;
    }
    const file = await pictureToReplace(args);
    if (file === undefined) {
      return undefined;
    }
    // What cannot be replaced is told before anybody thinks of words for it.
    await destinationReplacing(file, services.replacements);
    const record = (await (await services.records()).find(file.toString()))?.record;
    const [, said] = args;
    const prompt = await askForPrompt(
      model,
      t('Generate a Replacement of {0}', fileName(file.toString())),
      t('What should the picture show?'),
      { value: proposalFor(file, record, typeof said === 'string' ? said : undefined) },
    );
    if (prompt === undefined) {
      return undefined;
    }
    const parameters = { ...recordedParameters(record, model), ...ratioOf(await sizeOf(file), model) };
    const order = { model: model.id, replace: file.toString(), prompt, parameters };
    return (await placeOrder(order, { isInteractive: true }))?.id;
  };
}

function programArgument(value: unknown): {
  readonly asset: string;
  readonly prompt: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
} {
  const parsed = shape.safeParse(value);
  if (!parsed.success) {
    throw new Refusal(t('Name the picture and the words as {0}.', '{ asset, prompt, parameters }'));
  }
  const { asset, prompt, parameters } = parsed.data;
  return {
    asset: uriTextOf(asset, argumentReader),
    prompt,
    ...(parameters === undefined ? {} : { parameters }),
  };
}

async function pictureToReplace(args: readonly unknown[]): Promise<vscode.Uri | undefined> {
  const [given] = parseImages(args.slice(0, 1), argumentReader);
  const uri = given ?? (await pictureArgument([], t('Which picture should be replaced?')));
  return uri === undefined ? undefined : vscode.Uri.parse(uri, true);
}

function proposalFor(file: vscode.Uri, record: AssetRecord | undefined, said: string | undefined): string {
  // As it was sent: choices and comments are the panel's, here they would go out as they are written.
  const recorded = plainLine(record?.prompt ?? '');
  if (recorded !== '') {
    return recorded;
  }
  return plainLine(said ?? '') || altFor(file.toString(), undefined);
}

/** The same look as before, but not the same picture. */
function recordedParameters(
  record: AssetRecord | undefined,
  model: Model,
): Readonly<Record<string, unknown>> {
  if (record?.model !== model.id) {
    return {};
  }
  const { seed: _seed, image_format: _format, ...parameters } = record.parameters;
  const known = new Set(model.parameters.map(({ name }) => name));
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => known.has(name)));
}

/** The page around it is made for its shape. */
function ratioOf(
  size: ReturnType<typeof imageSizeOf> | undefined,
  model: Model,
): Readonly<Record<string, string>> {
  const ratios = model.parameters.find(({ name }) => name === 'aspect_ratio');
  const ratio =
    size?.kind === 'size' && ratios?.kind === 'choice'
      ? closestRatio(size.width, size.height, ratios.choices)
      : undefined;
  return ratio === undefined ? {} : { aspect_ratio: ratio };
}

async function sizeOf(file: vscode.Uri): Promise<ReturnType<typeof imageSizeOf> | undefined> {
  try {
    return imageSizeOf(await vscode.workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}
