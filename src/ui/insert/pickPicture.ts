import * as vscode from 'vscode';
import { browse, imageItems } from '../commands/pickImage';
import type { ImageItem } from '../commands/pickImage';
import type { PictureToInsert } from './references';

const t = vscode.l10n.t;

/**
 * Asks for the picture to insert; a button on each inserts it as a decoration, without alt text. Undefined when the person
 * turns away. @param recent URIs of results, newest first
 */
export async function pickPicture(recent: readonly string[]): Promise<PictureToInsert | undefined> {
  const placeholder = t('Which picture should be inserted?');
  const items = await imageItems(recent);
  const picked = items.length === 0 ? { item: { label: '' } } : await pick(items, placeholder);
  if (picked === undefined) {
    return undefined;
  }
  const uri = picked.item.uri ?? (await browse(placeholder));
  return uri === undefined ? undefined : { uri, ...(picked.isDecoration === true ? { alt: '' } : {}) };
}

interface Picked {
  readonly item: ImageItem;
  readonly isDecoration?: boolean;
}

function pick(items: readonly ImageItem[], placeholder: string): Promise<Picked | undefined> {
  const decoration: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('circle-slash'),
    tooltip: t('Insert as a decoration, without alt text'),
  };
  const input = vscode.window.createQuickPick<ImageItem>();
  input.placeholder = placeholder;
  input.matchOnDescription = true;
  input.items = items.map((item) => (item.uri === undefined ? item : { ...item, buttons: [decoration] }));
  return new Promise((resolve) => {
    input.onDidAccept(() => {
      const [item] = input.selectedItems;
      resolve(item === undefined ? undefined : { item });
      input.hide();
    });
    input.onDidTriggerItemButton(({ item }) => {
      resolve({ item, isDecoration: true });
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}
