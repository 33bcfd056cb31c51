import * as vscode from 'vscode';
import { browse, imageItems } from '../commands/pickImage';
import type { ImageItem } from '../commands/pickImage';
import type { PictureToInsert } from './references';

const t = vscode.l10n.t;

/**
 * Asks for the picture to insert; buttons on each insert it as a decoration, without alt text, and with smaller copies. Undefined
 * when the person turns away. @param recent URIs of results, newest first. @param widths of the copies, px
 */
export async function pickPicture(
  recent: readonly string[],
  widths: readonly number[],
): Promise<PictureToInsert | undefined> {
  const placeholder = t('Which picture should be inserted?');
  const items = await imageItems(recent);
  const picked = items.length === 0 ? { item: { label: '' } } : await pick(items, placeholder, widths);
  if (picked === undefined) {
    return undefined;
  }
  const uri = picked.item.uri ?? (await browse(placeholder));
  return uri === undefined
    ? undefined
    : {
        uri,
        ...(picked.way === 'decoration' ? { alt: '' } : picked.way === 'copies' ? { copies: widths } : {}),
      };
}

interface Picked {
  readonly item: ImageItem;
  readonly way?: 'decoration' | 'copies';
}

function pick(
  items: readonly ImageItem[],
  placeholder: string,
  widths: readonly number[],
): Promise<Picked | undefined> {
  const decoration: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('circle-slash'),
    tooltip: t('Insert as a decoration, without alt text'),
  };
  const copies: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('layers'),
    tooltip: t('Insert with smaller copies ({0} px)', widths.join(', ')),
  };
  const input = vscode.window.createQuickPick<ImageItem>();
  input.placeholder = placeholder;
  input.matchOnDescription = true;
  input.items = items.map((item) =>
    item.uri === undefined ? item : { ...item, buttons: [copies, decoration] },
  );
  return new Promise((resolve) => {
    input.onDidAccept(() => {
      const [item] = input.selectedItems;
      resolve(item === undefined ? undefined : { item });
      input.hide();
    });
    input.onDidTriggerItemButton(({ item, button }) => {
      resolve({ item, way: button === copies ? 'copies' : 'decoration' });
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}
