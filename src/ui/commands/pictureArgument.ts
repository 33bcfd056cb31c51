import * as vscode from 'vscode';
import { activeTabResource } from '../orders/workspaceFolder';
import { parseImages } from './orderArguments';
import { argumentReader } from './argumentReader';
import { isImagePath, pickWorkspaceImage } from './pickImage';

/** The picture that a menu was opened on, else the one that is shown, else the one that is picked. */
export async function pictureArgument(
  args: readonly unknown[],
  placeHolder: string,
): Promise<string | undefined> {
  const [given] = args;
  const [named] = typeof given === 'string' ? [given] : parseImages(args, argumentReader);
  if (named !== undefined) {
    return vscode.Uri.parse(named, true).toString();
  }
  const active = activeTabResource();
  return active !== undefined && isImagePath(active.path)
    ? active.toString()
    : (await pickWorkspaceImage(placeHolder, []))?.toString();
}
