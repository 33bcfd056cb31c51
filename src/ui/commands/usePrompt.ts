import * as vscode from 'vscode';
import { readMetadata } from '../../assets/metadata/readMetadata';
import { defaultModel, findModel } from '../../core/catalogue';
import { asTyped } from '../../core/promptExpansion';
import type { AssetFiles } from '../../core/ports/assetFiles';
import type { AssetRecords } from '../../core/ports/assetRecords';
import { Refusal } from '../refusal';
import type { CommandHandler } from './commandIds';
import { pictureArgument } from './pictureArgument';

const t = vscode.l10n.t;

/** What the panel's form is filled with. */
interface Recipe {
  readonly model: string;
  readonly prompt: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Puts what made a picture into the panel: as its record has it, else as the picture itself tells. */
export function usePrompt(
  files: Pick<AssetFiles, 'readInput'>,
  records: () => Promise<AssetRecords>,
): CommandHandler {
  return async (...args) => {
    const uri = await pictureArgument(args, t('Whose prompt?'));
    if (uri === undefined) {
      return undefined;
    }
    const recipe = (await recorded(uri, records)) ?? told((await files.readInput(uri)).bytes);
    if (recipe === undefined) {
      throw new Refusal(t('This picture does not tell what made it, and no record of it was found.'));
    }
    await vscode.commands.executeCommand('qwenImage.openPanel', recipe);
    return recipe;
  };
}

async function recorded(uri: string, records: () => Promise<AssetRecords>): Promise<Recipe | undefined> {
  const found = await (await records()).find(uri);
  if (found === undefined || found.record.prompt === '') {
    return undefined;
  }
  const { model, prompt, promptAsWritten, parameters } = found.record;
  return { model, prompt: promptAsWritten ?? asTyped(prompt), parameters };
}

function told(bytes: Uint8Array): Recipe | undefined {
  const { recipe } = readMetadata(bytes);
  if (recipe === undefined) {
    return undefined;
  }
  const { prompt, negativePrompt, parameters } = recipe;
  // Another program's model is none of ours: its words and numbers are a beginning all the same.
  const model = findModel(recipe.model ?? '') ?? defaultModel('generate');
  const negative = negativePrompt === undefined ? {} : { negative_prompt: negativePrompt };
  return { model: model.id, prompt: asTyped(prompt), parameters: { ...parameters, ...negative } };
}
