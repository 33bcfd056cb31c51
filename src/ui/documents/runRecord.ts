import * as vscode from 'vscode';
import { resolveInside } from '../../assets/outputFolder';
import { findModel } from '../../core/catalogue';
import type { AssetRecord } from '../../core/assetRecord';
import type { InputImage } from '../../core/jobRequest';
import type { FoundRecord } from '../../core/ports/assetRecords';
import { parseImages } from '../commands/orderArguments';
import { argumentReader } from '../commands/argumentReader';
import type { CommandHandler } from '../commands/commandIds';
import type { ImageOrder } from '../orders/imageOrder';
import type { PlaceOrder } from '../orders/placeOrder';
import { fileName } from '../jobsView/fileName';
import { Refusal } from '../refusal';
import type { UiServices } from '../uiServices';

const t = vscode.l10n.t;

/** Makes a recorded picture anew, with a new seed and under a new name beside it. Takes the picture's URI; returns the job's id. */
export function runRecord(records: UiServices['records'], placeOrder: PlaceOrder): CommandHandler {
  return async (...args) => {
    const [uri = ''] = parseImages(args, argumentReader);
    const found = await (await records()).find(uri);
    if (found === undefined) {
      throw new Refusal(t('How “{0}” was made is not on record.', fileName(uri)));
    }
    return (await placeOrder(orderOf(found, vscode.Uri.parse(uri, true)), { isInteractive: true }))?.id;
  };
}

function orderOf(found: FoundRecord, file: vscode.Uri): ImageOrder {
  const { record } = found;
  const model = findModel(record.model);
  if (model === undefined) {
    throw new Refusal(t('The model “{0}” is not known here.', record.model));
  }
  const { seed: _, ...parameters } = record.parameters;
  const image = record.sources.map((source) => inputOf(source, found.root)).find((one) => one !== undefined);
  return {
    prompt: record.prompt,
    model: model.id,
    parameters,
    folder: vscode.Uri.joinPath(file, '..').toString(),
    name: fileName(file.toString()),
    ...(image === undefined ? {} : { image }),
  };
}

/** A record may come from a stranger: it names files of its own workspace folder, or addresses on the web, and nothing else. */
function inputOf(source: AssetRecord['sources'][number], root: string): InputImage | undefined {
  if (source.url !== undefined) {
    return { kind: 'url', url: source.url };
  }
  const folder = vscode.Uri.parse(root, true);
  const inside = source.file === undefined ? undefined : resolveInside(folder.path, source.file);
  return inside?.ok === true
    ? { kind: 'file', uri: folder.with({ path: inside.path }).toString() }
    : undefined;
}
