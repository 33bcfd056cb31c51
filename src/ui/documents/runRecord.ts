import * as vscode from 'vscode';
import { resolveInside } from '../../assets/outputFolder';
import { findModel } from '../../core/catalogue';
import type { AssetRecord } from '../../core/assetRecord';
import type { InputImage } from '../../core/jobRequest';
import type { FoundRecord } from '../../core/ports/assetRecords';
import { mayUseOther } from '../commands/askRunAgain';
import { parseImages } from '../commands/orderArguments';
import { argumentReader } from '../commands/argumentReader';
import type { CommandHandler } from '../commands/commandIds';
import type { ImageOrder } from '../orders/imageOrder';
import { earlierImage, recordedSource } from '../orders/earlierSources';
import type { PlaceOrder } from '../orders/placeOrder';
import { fileName } from '../jobsView/fileName';
import { Refusal } from '../refusal';
import type { UiServices } from '../uiServices';

const t = vscode.l10n.t;

/** Makes a recorded picture anew, with a new seed and under a new name beside it. Takes the picture's URI; returns the job's id. */
export function runRecord(
  { records, replacements }: Pick<UiServices, 'records' | 'replacements'>,
  placeOrder: PlaceOrder,
): CommandHandler {
  return async (...args) => {
    const [uri = ''] = parseImages(args, argumentReader);
    const found = await (await records()).find(uri);
    if (found === undefined) {
      throw new Refusal(t('How “{0}” was made is not on record.', fileName(uri)));
    }
    const input = inputOf(found);
    const image = input === undefined ? undefined : await asItWas(input, found.record, replacements);
    if (input !== undefined && image === undefined) {
      return undefined;
    }
    const order = orderOf(found, vscode.Uri.parse(uri, true), image);
    return (await placeOrder(order, { isInteractive: true }))?.id;
  };
}

function orderOf({ record }: FoundRecord, file: vscode.Uri, image: InputImage | undefined): ImageOrder {
  const model = findModel(record.model);
  if (model === undefined) {
    throw new Refusal(t('The model “{0}” is not known here.', record.model));
  }
  const { seed: _, ...parameters } = record.parameters;
  return {
    prompt: record.prompt,
    model: model.id,
    parameters,
    folder: vscode.Uri.joinPath(file, '..').toString(),
    name: fileName(file.toString()),
    ...(image === undefined ? {} : { image }),
  };
}

/** A picture that went in, and what is known of its bytes. */
interface RecordedInput {
  readonly image: InputImage;
  readonly sha256: string | undefined;
}

/** A record may come from a stranger: it names files of its own workspace folder, or addresses on the web, and nothing else. */
function inputOf({ record, root }: FoundRecord): RecordedInput | undefined {
  const folder = vscode.Uri.parse(root, true);
  const [input] = record.sources.flatMap(({ url, file, sha256 }): readonly RecordedInput[] => {
    if (url !== undefined) {
      return [{ image: { kind: 'url', url }, sha256: undefined }];
    }
    const inside = file === undefined ? undefined : resolveInside(folder.path, file);
    return inside?.ok === true
      ? [{ image: { kind: 'file', uri: folder.with({ path: inside.path }).toString() }, sha256 }]
      : [];
  });
  return input;
}

/** The very picture that went in, from wherever it is kept; undefined where another one lies there, and the person wants none. */
async function asItWas(
  { image, sha256 }: RecordedInput,
  { parent }: AssetRecord,
  replacements: UiServices['replacements'],
): Promise<InputImage | undefined> {
  if (image.kind === 'url' || sha256 === undefined) {
    return image;
  }
  const found = await recordedSource(await replacements(), image.uri, [sha256, parent]);
  if (found.kind === 'found') {
    return earlierImage(image, found.uri);
  }
  const question = t('Run again with “{0}” as it is now?', fileName(image.uri));
  const reason = t(
    'It is not, byte for byte, what was sent the first time: it has changed since, or was scaled for that.',
  );
  return found.kind === 'missing' || (await mayUseOther(question, reason)) ? image : undefined;
}
