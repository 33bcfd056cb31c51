import * as vscode from 'vscode';
import { defaultModel } from '../../core/catalogue';
import type { Jobs } from '../../core/jobs';
import type { AssetFiles } from '../../core/ports/assetFiles';
import { fileName } from '../jobsView/fileName';
import { activeTabResource } from '../orders/workspaceFolder';
import type { PlaceOrder } from '../orders/placeOrder';
import { someWereMade } from '../orders/someWereMade';
import { Refusal } from '../refusal';
import { parseImages, parseOrder, parseRow } from './orderArguments';
import type { CommandHandler } from './commandIds';
import { argumentReader } from './argumentReader';
import { existingFile } from './jobFile';
import { isImagePath, pickWorkspaceImage } from './pickImage';
import { askForPrompt } from './promptInput';

const t = vscode.l10n.t;

/**
 * Picture and words to picture. From a menu: one question, then one job a selected picture. Returns the job's id, or their
 * ids when several pictures were given.
 */
export function editImage(
  placeOrder: PlaceOrder,
  files: Pick<AssetFiles, 'readInput'>,
  jobs: Jobs,
): CommandHandler {
  return async (...args) => {
    const order = parseOrder(args, argumentReader);
    if (order !== undefined) {
      if (order.image === undefined) {
        throw new Refusal(t('“image” is missing: name the picture to edit.'));
      }
      return (await placeOrder(order, { isInteractive: false }))?.id;
    }
    const images = await imagesToEdit(args, jobs);
    const [first] = images;
    if (first === undefined) {
      return undefined;
    }
    // A file that cannot be edited is told before anybody thinks of words for it.
    for (const uri of images) {
      await files.readInput(uri);
    }
    const prompt = await askForPrompt(
      defaultModel('edit'),
      images.length === 1
        ? t('Edit {0} with Qwen', fileName(first))
        : t('Edit {0} Images with Qwen', images.length),
      t('What should change?'),
    );
    return prompt === undefined ? undefined : placeAll(placeOrder, images, prompt);
  };
}

async function imagesToEdit(args: readonly unknown[], jobs: Jobs): Promise<readonly string[]> {
  const row = parseRow(args);
  if (row !== undefined) {
    const job = jobs.get(row);
    if (job === undefined) {
      throw new Refusal(t('There is no job “{0}” any more.', row), ['showJobs']);
    }
    return [(await existingFile(job)).toString()];
  }
  const given = parseImages(args, argumentReader);
  if (given.length > 0) {
    return given;
  }
  const active = activeTabResource();
  if (active !== undefined && isImagePath(active.path)) {
    return [active.toString()];
  }
  const picked = await pickWorkspaceImage(t('Which picture should be edited?'), []);
  return picked === undefined ? [] : [picked.toString()];
}

async function placeAll(
  placeOrder: PlaceOrder,
  images: readonly string[],
  prompt: string,
): Promise<string | string[] | undefined> {
  const ids: string[] = [];
  for (const uri of images) {
    try {
      const job = await placeOrder({ prompt, image: { kind: 'file', uri } }, { isInteractive: true });
      if (job !== undefined) {
        ids.push(job.id);
      }
    } catch (error) {
      throw await someWereMade(error, ids.length, images.length, t);
    }
  }
  return images.length === 1 ? ids[0] : ids;
}
